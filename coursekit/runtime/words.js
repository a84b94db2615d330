// What learners read. The bundle puts the words of the course's language in the place of this file.
export const WORDS = {};
