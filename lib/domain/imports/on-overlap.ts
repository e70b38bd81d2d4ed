/** What to do where parts that count hold the same provider, account and month already. */
export const ON_OVERLAP = ['replace', 'cancel'] as const

export type OnOverlap = (typeof ON_OVERLAP)[number]
