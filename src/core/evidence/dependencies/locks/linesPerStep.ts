/** Of a lock file, which may have a hundred thousand lines, so many are read at a stretch. */
export const linesPerStep = 256;
