/** What zod is built on and most of it, by itself: all of zod takes too long to compile and run at a stretch. */
export { $ZodType } from 'zod/v4/core';
