// Starts what shows learners their progress. A theme may run this script again; the second time finds all in place.

import { CourseCertificate } from "./certificate.js";
import { CourseData } from "./data.js";
import { CourseMap } from "./map.js";
import { CourseResults } from "./results.js";
import { PageRead } from "./reading.js";

if (!customElements.get("course-map")) {
  customElements.define("course-map", CourseMap);
  customElements.define("course-results", CourseResults);
  customElements.define("course-certificate", CourseCertificate);
  customElements.define("course-data", CourseData);
  customElements.define("page-read", PageRead);
}
