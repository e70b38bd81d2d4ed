import { AppError } from '#lib/domain/errors/app-error.ts'
import type { GroupBytes } from '#lib/domain/logging/billed/group-shares.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { askedPeriod, MAX_FETCHED_DAYS } from '#lib/domain/sci/counts/asked-period.ts'
import { daysBetween } from '#lib/domain/sci/counts/constant-counts.ts'
import { cloudWatchSamples } from '#lib/sources/cloudwatch/cloudwatch-samples.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'

export interface IncomingBytesWish {
  /** An AWS region. */
  readonly region: string
  readonly logGroups: readonly string[]
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
}

/**
 * Asks CloudWatch how many bytes log groups took in: metric `IncomingBytes` of `AWS/Logs`, uncompressed, without any of what was logged.
 * Nothing is kept.
 *
 * @param nowMs milliseconds since 1970
 * @throws AppError `bad-arguments`, `forbidden` where the host is not switched on or not all teams may be seen, `server-unreachable`
 */
export async function fetchIncomingBytes(
  scope: Scope,
  { region, logGroups, from, to }: IncomingBytesWish,
  nowMs = Date.now(),
): Promise<readonly GroupBytes[]> {
  if (scope.teams !== 'all')
    throw new AppError('forbidden', 'Logs may be of any team.', 'Ask somebody who may see all teams.')
  const days = daysBetween(from, to).length
  const period = askedPeriod({ from, to }, 'hour', nowMs)
  if (days < 1 || days > MAX_FETCHED_DAYS || period.endMs <= period.startMs)
    throw new AppError(
      'bad-arguments',
      'The bytes of these days cannot be asked for.',
      `Use a range of 1 to ${MAX_FETCHED_DAYS} days that has begun.`,
    )
  const outgoing = outgoingClient(await readOutgoingHosts())
  const groups: GroupBytes[] = []
  for (const logGroup of new Set(logGroups)) {
    const dimensions = [{ name: 'LogGroupName', value: logGroup }]
    const metric = { kind: 'cloudwatch', namespace: 'AWS/Logs', metricName: 'IncomingBytes', region } as const
    const samples = await cloudWatchSamples(outgoing, { ...metric, dimensions }, period)
    const bytes = samples.reduce((sum, { count }) => sum + count, 0)
    groups.push({ logGroup, bytes: samples.length === 0 ? null : bytes })
  }
  return groups
}
