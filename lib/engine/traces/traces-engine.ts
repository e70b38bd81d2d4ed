/** What an engine for traces may use: the spans of one trace after the other are in JavaScript beside it. */
export const TRACES_ENGINE = { memoryLimit: '256MB', threads: 2 } as const
