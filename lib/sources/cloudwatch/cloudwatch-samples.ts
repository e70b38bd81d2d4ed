import { CloudWatchClient, type GetMetricDataInput, paginateGetMetricData } from '@aws-sdk/client-cloudwatch'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { AskedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import type { CountQuestion } from '#lib/domain/sci/counts/day-count.ts'
import type { Sample } from '#lib/domain/sci/counts/sampled-counts.ts'
import { awsFailure } from '../aws/aws-failure.ts'
import { sdkHandler } from '../aws/sdk-handler.ts'
import type { Outgoing } from '../outgoing/outgoing-client.ts'

type Metric = Extract<CountQuestion, { kind: 'cloudwatch' }>

const ID = 'counts'
const ATTEMPTS = 5
/** 455 days of hours come in one page; a server that goes on for ever is left. */
const MAX_PAGES = 100
const REGION = /^[a-z]{2,3}(?:-[a-z]+)+-\d{1,2}$/

/** Where the metrics of a region are asked for, unless the usual variable of the AWS SDK names another place, such as an endpoint of a VPC. */
function endpointOf(region: string): URL {
  if (!REGION.test(region))
    throw new AppError('bad-arguments', `“${region}” is no AWS region.`, 'Use one such as eu-central-1.')
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL(process.env.AWS_ENDPOINT_URL_CLOUDWATCH || `https://monitoring.${region}.${suffix}`)
}

const inputOf = ({ namespace, metricName, dimensions }: Metric, period: AskedPeriod): GetMetricDataInput => ({
  StartTime: new Date(period.startMs),
  EndTime: new Date(period.endMs),
  ScanBy: 'TimestampAscending',
  MetricDataQueries: [
    {
      Id: ID,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: metricName,
          Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
        },
        Period: period.stepMs / 1000,
        Stat: 'Sum',
      },
    },
  ],
})

/**
 * What CloudWatch counted of a metric in each hour of a period: statistic Sum, period 3600 s. Credentials come from the usual chain of
 * the AWS SDK, throttled requests are made again at the rate that the service bears. Hours without a data point have no sample.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 * @throws AppError `forbidden` before any credentials are looked for where the host is switched off, `bad-arguments`, `server-unreachable`
 */
export async function cloudWatchSamples(
  outgoing: Outgoing,
  metric: Metric,
  period: AskedPeriod,
): Promise<readonly Sample[]> {
  const endpoint = endpointOf(metric.region)
  outgoing.admit(endpoint)
  const client = new CloudWatchClient({
    region: metric.region,
    endpoint: endpoint.href,
    requestHandler: sdkHandler(outgoing.send),
    retryMode: 'adaptive',
    maxAttempts: ATTEMPTS,
  })
  const samples: Sample[] = []
  let status: string | undefined
  let pages = 0
  try {
    for await (const page of paginateGetMetricData({ client }, inputOf(metric, period))) {
      pages += 1
      for (const { Timestamps = [], Values = [], StatusCode } of page.MetricDataResults ?? []) {
        status = StatusCode
        for (const [index, at] of Timestamps.entries())
          samples.push({ startMs: at.getTime(), count: Values[index] ?? Number.NaN })
      }
      if (pages === MAX_PAGES) break
    }
  } catch (error) {
    throw awsFailure(error, endpoint.host, 'cloudwatch:GetMetricData')
  } finally {
    client.destroy()
  }
  if (status === 'Complete') return samples
  throw new AppError(
    'server-unreachable',
    `${endpoint.host} did not answer for the whole period (${status ?? 'no result'}).`,
    'Nothing was kept. Try again, or ask for fewer days.',
  )
}
