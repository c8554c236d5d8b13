/** What stands for something that is known of the place where a template goes. */
export const VARIABLES = ['module', 'class', 'symbol', 'date', 'indent'] as const;
export type Variable = (typeof VARIABLES)[number];
