/** The empty list, which most defects have several of: one for all, which nobody can add to. */
export const none = Object.freeze([]) as unknown as never[];
