/** DuckDB looks for the files of a query first, and opens them later. */
const GONE = /No files found|No such file or directory/

/**
 * Asks a question that looks up which parts there are and then reads their files. One that meets a deletion in between is asked once
 * more.
 */
export const againIfGone = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
  ask().catch((error: unknown) => {
    if (error instanceof Error && GONE.test(error.message)) return ask()
    throw error
  })
