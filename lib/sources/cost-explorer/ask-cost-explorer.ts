import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
} from '@aws-sdk/client-cost-explorer'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { awsCredentials } from '../aws/aws-credentials.ts'
import { awsFailure } from '../aws/aws-failure.ts'
import { sdkHandler } from '../aws/sdk-handler.ts'
import type { FetchContext } from '../fetcher.ts'
import { AnswerPage } from './answer-page.ts'
import { type CostExplorerConfig, costExplorerEndpoint, costExplorerRegion } from './cost-explorer-config.ts'

const ATTEMPTS = 8
/** Of one question; a server that goes on for ever is left. */
const MAX_PAGES = 500

export type Question = Omit<GetCostAndUsageCommandInput, 'NextPageToken'>

/** Pages of the answer to a question, each of which AWS charges for. */
export type AskCostExplorer = (question: Question) => AsyncGenerator<AnswerPage>

const failure = (error: unknown, host: string): AppError => {
  const { name } = error instanceof Error ? error : { name: '' }
  if (name === 'DataUnavailableException')
    return new AppError(
      'not-computable',
      `${host} has no data for this account yet.`,
      'Open Cost Explorer once in the AWS console, and try again a day later.',
      error,
    )
  return awsFailure(error, host, 'ce:GetCostAndUsage')
}

/**
 * Works with Cost Explorer: throttled requests are made again at the rate that the service bears, a clock that is wrong is corrected by
 * that of the service.
 *
 * @throws AppError of the work, `forbidden` before any credentials are looked for where the host is switched off
 */
export async function withCostExplorer<Result>(
  { outgoing, signal, note }: Pick<FetchContext, 'outgoing' | 'signal' | 'note'>,
  config: CostExplorerConfig,
  work: (ask: AskCostExplorer) => Promise<Result>,
): Promise<Result> {
  const endpoint = costExplorerEndpoint(config)
  outgoing.admit(endpoint)
  const region = costExplorerRegion(config)
  const client = new CostExplorerClient({
    region,
    endpoint: endpoint.href,
    credentials: awsCredentials(config, region, sdkHandler(outgoing.send, { signal })),
    requestHandler: sdkHandler(outgoing.send, { signal, onRequest: () => note({ requests: 1 }) }),
    retryMode: 'adaptive',
    maxAttempts: ATTEMPTS,
  })
  async function* ask(question: Question): AsyncGenerator<AnswerPage> {
    let token: string | undefined
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const answer = await client
        .send(
          new GetCostAndUsageCommand({
            ...question,
            ...(token === undefined ? {} : { NextPageToken: token }),
          }),
        )
        .catch((error: unknown) => {
          throw failure(error, endpoint.host)
        })
      const page = AnswerPage.safeParse(answer)
      if (!page.success)
        throw new AppError(
          'server-unreachable',
          `${endpoint.host} does not answer as Cost Explorer does.`,
          'Look whether the address is that of Cost Explorer.',
          page.error,
        )
      yield page.data
      token = page.data.NextPageToken
      if (token === undefined) return
    }
    throw new AppError(
      'limit-exceeded',
      `${endpoint.host} has more than ${MAX_PAGES} pages for one question.`,
      'Nothing of this month was kept. Use a Cost and Usage Report for an organisation of this size.',
    )
  }
  try {
    return await work(ask)
  } finally {
    client.destroy()
  }
}
