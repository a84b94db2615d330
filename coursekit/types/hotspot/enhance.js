// Pressing a place in the image does what pressing its line in the list does.

import { enhance } from "../../runtime/registry.js";
import { controls } from "../../runtime/response.js";

enhance("hotspot", (item) => {
  const areas = [...item.querySelectorAll("[data-area]")];
  const inputs = controls(item.form);
  const paint = () => {
    areas.forEach((area, index) => area.classList.toggle("quiz-chosen", inputs[index].checked));
  };
  areas.forEach((area, index) => {
    area.addEventListener("click", () => {
      inputs[index].click();
      inputs[index].focus();
    });
  });
  item.form.addEventListener("change", paint);
  return { filled: paint };
});
