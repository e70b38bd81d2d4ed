import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { type Api, askJson } from '../http/ask.ts'
import { pause } from '../http/pause.ts'
import { GOOGLE_TOKEN_HOST, type GoogleKey, googleAccess } from './google-access.ts'

const HOST = new URL('https://bigquery.googleapis.com')
export const BIG_QUERY_HOSTS: readonly URL[] = [HOST, GOOGLE_TOKEN_HOST]

const SCOPE = 'https://www.googleapis.com/auth/bigquery.readonly'
const ROWS_PER_PAGE = 5000
const WAIT_MS = 10_000
/** Questions after a job that does not end. */
const MOST_WAITS = 180

const Cell = z.object({ v: z.string().nullable() })
const Page = z.object({
  jobComplete: z.boolean(),
  jobReference: z
    .object({ projectId: z.string(), jobId: z.string(), location: z.string().optional() })
    .optional(),
  rows: z.array(z.object({ f: z.array(Cell) })).default([]),
  pageToken: z.string().optional(),
  totalBytesProcessed: z.string().optional(),
})
type Page = z.infer<typeof Page>

export type Row = readonly (string | null)[]

export interface Query {
  readonly sql: string
  /** Text, by name. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** BigQuery, asked for a project that pays. */
export interface BigQuery {
  /** The rows of an answer, page by page; every cell is text. */
  rows(query: Query): AsyncGenerator<readonly Row[]>
  /** Bytes that a query would read; nothing is read. */
  bytes(query: Query): Promise<number>
}

/** @see https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query */
export function bigQuery(
  context: Pick<FetchContext, 'outgoing' | 'signal' | 'note'>,
  { project, location }: { readonly project: string; readonly location?: string | undefined },
  key: GoogleKey | null,
): BigQuery {
  const api: Api = {
    context,
    name: 'BigQuery',
    refused: `Give the service account the roles BigQuery Job User on ${project} and BigQuery Data Viewer on the dataset.`,
    busyReasons: /"reason"\s*:\s*"(?:rateLimitExceeded|jobRateLimitExceeded|backendError|jobBackendError)"/,
    authorise: googleAccess(context, key, SCOPE),
  }
  const queries = new URL(`/bigquery/v2/projects/${encodeURIComponent(project)}/queries`, HOST)
  const begin = ({ sql, parameters = {} }: Query, isDryRun: boolean): Promise<Page> =>
    askJson(
      api,
      {
        url: queries,
        method: 'POST',
        json: {
          query: sql,
          useLegacySql: false,
          dryRun: isDryRun,
          maxResults: ROWS_PER_PAGE,
          timeoutMs: WAIT_MS,
          ...(location === undefined ? {} : { location }),
          parameterMode: 'NAMED',
          queryParameters: Object.entries(parameters).map(([name, value]) => ({
            name,
            parameterType: { type: 'STRING' },
            parameterValue: { value },
          })),
        },
      },
      Page,
    )
  const goOn = (job: NonNullable<Page['jobReference']>, pageToken?: string): Promise<Page> => {
    const url = new URL(`${queries.pathname}/${encodeURIComponent(job.jobId)}`, HOST)
    url.search = new URLSearchParams({
      maxResults: String(ROWS_PER_PAGE),
      timeoutMs: String(WAIT_MS),
      ...(job.location === undefined ? {} : { location: job.location }),
      ...(pageToken === undefined ? {} : { pageToken }),
    }).toString()
    return askJson(api, { url }, Page)
  }
  return {
    async *rows(query) {
      let page = await begin(query, false)
      const job = page.jobReference
      if (job === undefined) throw unfinished('It names no job.')
      for (let waits = 0; !page.jobComplete; waits += 1) {
        if (waits === MOST_WAITS) throw unfinished('The query does not end.')
        await pause(Math.min(1000, 100 * waits), context.signal)
        page = await goOn(job)
      }
      for (;;) {
        if (page.rows.length > 0) yield page.rows.map(({ f }) => f.map(({ v }) => v))
        if (page.pageToken === undefined) return
        page = await goOn(job, page.pageToken)
        if (!page.jobComplete) throw unfinished('A page of a job that had ended is missing.')
      }
    },
    async bytes(query) {
      return Number((await begin(query, true)).totalBytesProcessed ?? 0)
    },
  }
}

const unfinished = (happened: string): AppError =>
  new AppError(
    'server-unreachable',
    `BigQuery did not answer whole. ${happened}`,
    'Nothing was kept. Try again later.',
  )
