/**
 * The date of every file and volume in an image. A build's output must not depend on the clock, so it is a
 * constant; 1980-01-01 is the first day that FAT can tell, and an ISO image of the same seed then says the same.
 */
export const imageDate: Date = new Date(Date.UTC(1980, 0, 1));
