/** DuckDB looks for the files of a query first, and opens them later. */
const GONE = /No files found|No such file or directory/

/**
 * Asks a question that looks up which parts there are and then reads their files. One that meets a deletion in between is asked once
 * more.
 *
 * @param ask told whether it is asked again: then what it looked up before is no longer true
 */
export const againIfGone = <Answer>(ask: (isAgain: boolean) => Promise<Answer>): Promise<Answer> =>
  ask(false).catch((error: unknown) => {
    if (error instanceof Error && GONE.test(error.message)) return ask(true)
    throw error
  })
