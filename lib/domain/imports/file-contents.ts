export const FILE_CONTENTS = ['bills', 'traces', 'logs'] as const

/** What the files of an import are. */
export type FileContents = (typeof FILE_CONTENTS)[number]
