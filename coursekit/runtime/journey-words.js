// What learners read about their progress. The bundle puts the words of the course's language in the place of this file.
export const JOURNEY = {};
