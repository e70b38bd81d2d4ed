import { describe, expect, it } from 'vitest'
import type { StageOfKind } from '#lib/domain/logging/log-stage.ts'
import { stageOfKind } from '#lib/domain/logging/stage-of-kind.ts'
import { kindOf } from '#test/support/kind.ts'

type Answer = readonly [stage: StageOfKind['stage'], quantity: StageOfKind['quantity'], logClass?: string]
const expected = (answer: Answer | null) =>
  answer && { stage: answer[0], quantity: answer[1], ...(answer[2] && { logClass: answer[2] }) }

const cloudWatch = (usageType: string, operation = '') =>
  stageOfKind(
    kindOf({ serviceCode: 'AmazonCloudWatch', serviceName: 'AmazonCloudWatch', usageType, operation }),
  )

/** Suffixes that CUDOS reads. */
const SUFFIXES: Readonly<Record<string, Answer>> = {
  'DataProcessing-Bytes': ['ingest', 'GB', 'standard'],
  'DataProcessingIA-Bytes': ['ingest', 'GB', 'infrequent-access'],
  'VendedLog-Bytes': ['vended', 'GB', 'standard'],
  'VendedLogIA-Bytes': ['vended', 'GB', 'infrequent-access'],
  'TimedStorage-ByteHrs': ['storage', 'GB-month'],
  'S3-Egress-Bytes': ['delivery', 'GB'],
  'S3-Egress-InputBytes': ['conversion', 'GB'],
  'DataScanned-Bytes': ['query', 'GB'],
  'DataProtection-Bytes': ['protection', 'GB'],
  'Logs-LiveTail': ['query', 'minutes'],
}

describe('on AWS', () => {
  it.each(Object.entries(SUFFIXES))('%s is a stage in every region', (suffix, answer) => {
    for (const region of ['', 'USE1-', 'USW2-', 'EU-', 'EUC1-', 'CAN1-', 'APS2-', 'UGW1-'])
      expect(cloudWatch(`${region}${suffix}`), region).toEqual(expected(answer))
  })

  it.each([
    ['USW2-VendedLog-VPC_FLOW-Bytes', 'VPC_FLOW'],
    ['VendedLog-ROUTE_53-Bytes', 'ROUTE_53'],
    ['EUC1-VendedLog-ROUTE53-Bytes', 'ROUTE53'],
  ])('%s, the older form, names who vended', (usageType, vendedBy) => {
    expect(cloudWatch(usageType)).toEqual({ stage: 'vended', quantity: 'GB', logClass: 'standard', vendedBy })
  })

  it.each<[string, Answer]>([
    [
      '$0.50 per GB custom log data ingested in Standard log class - US West (Oregon)',
      ['ingest', 'GB', 'standard'],
    ],
    ['First 5GB per month of log data ingested is free.', ['ingest', 'GB', 'standard']],
    [
      '$0.25 per GB custom log data ingested in Infrequent Access log class',
      ['ingest', 'GB', 'infrequent-access'],
    ],
    [
      '$0.50 per GB vended logs ingested in Standard log class for the first 10TB',
      ['vended', 'GB', 'standard'],
    ],
    [
      '$0.25 per GB vended logs ingested in Infrequent Access log class',
      ['vended', 'GB', 'infrequent-access'],
    ],
    ['$0.03 per GB-mo of log storage - US West (Oregon)', ['storage', 'GB-month']],
    ['First 5GB-mo per month of logs storage is free.', ['storage', 'GB-month']],
    ['$0.005 per GB of log data scanned by CloudWatch Logs Insights queries', ['query', 'GB']],
    ['$0.25 per GB vended logs delivered to S3 for the first 10TB', ['delivery', 'GB']],
  ])('a FOCUS export without meters says: %s', (description, answer) => {
    expect(cloudWatch(description)).toEqual(expected(answer))
  })

  it('stored logs are known by product and operation: S3 bills storage under the same usage type', () => {
    expect(cloudWatch('USW2-TimedStorage-ByteHrs', 'HourlyStorageMetering')?.stage).toBe('storage')
    expect(cloudWatch('USW2-TimedStorage-ByteHrs', 'StandardStorage')).toBeNull()
    for (const usageType of Object.keys(SUFFIXES))
      for (const [serviceCode, operation] of [
        ['AmazonS3', 'StandardStorage'],
        ['AmazonS3', 'HourlyStorageMetering'],
        ['AmazonVPC', ''],
        ['AmazonDynamoDB', ''],
      ] as const)
        expect(stageOfKind(kindOf({ serviceCode, usageType, operation })), serviceCode).toBeNull()
  })

  it.each([
    'CW:MetricMonitorUsage',
    'EU-CW:Requests',
    'CW:AlarmMonitorUsage',
    'CW:DatabaseInsights-vCPU-Hours',
    'DashboardsUsageHour-Basic',
    'MyDataProcessing-Bytes',
    '$0.30 per metric-month for the first 10,000 metrics - US West (Oregon)',
    '$0.01 per 1,000 metrics requested using GetMetricData API',
  ])('%s is no line of logs', (usageType) => {
    expect(cloudWatch(usageType)).toBeNull()
  })

  it('audit events and Firehose are no lines of logs', () => {
    for (const usageType of ['USE1-FreeEventsRecorded', 'PaidEventsRecorded', 'DataEventsRecorded'])
      expect(stageOfKind(kindOf({ serviceCode: 'AWSCloudTrail', usageType }))).toBeNull()
    for (const usageType of ['USE1-BilledBytes', 'Firehose-VpcDelivery-Hours'])
      expect(stageOfKind(kindOf({ serviceCode: 'AmazonKinesisFirehose', usageType }))).toBeNull()
  })

  it('money without usage is none', () => {
    const tax = kindOf({
      serviceCode: 'AmazonCloudWatch',
      usageType: 'DataProcessing-Bytes',
      lineType: 'Tax',
    })
    expect(stageOfKind(tax)).toBeNull()
  })
})

describe('on Google Cloud', () => {
  const google = { provider: 'Google Cloud' }
  const logging = { ...google, serviceCode: '5490-F7B7-8DF6' }

  it.each<[string, Answer]>([
    ['143F-A1B0-E0BE', ['ingest', 'GB']],
    ['F4AE-5A52-ACE3', ['storage', 'GB-month']],
    ['376D-A4B0-82E4', ['vended', 'GB']],
    ['D5A4-0C3E-4DA4', ['protection', 'GB']],
  ])('SKU %s is a stage whatever it is called', (skuId, answer) => {
    expect(stageOfKind(kindOf({ ...google, skuId }))).toEqual(expected(answer))
  })

  it.each<[string, Answer | null]>([
    ['Log Volume', ['ingest', 'GB']],
    ['Log Storage cost', ['ingest', 'GB']],
    ['Log Retention cost', ['storage', 'GB-month']],
    ['Vended Logs Storage', ['vended', 'GB']],
    ['Log-based metrics', null],
  ])('%s is known by its name too: storage cost is ingestion, renamed', (usageType, answer) => {
    expect(stageOfKind(kindOf({ ...logging, usageType }))).toEqual(expected(answer))
    for (const serviceName of ['Cloud Logging', 'Stackdriver Logging'])
      expect(stageOfKind(kindOf({ ...google, serviceName, usageType }))).toEqual(expected(answer))
    expect(stageOfKind(kindOf({ ...google, serviceName: 'Cloud Storage', usageType }))).toBeNull()
  })

  it('a SKU named like a property of every object is none', () => {
    expect(stageOfKind(kindOf({ ...google, skuId: 'constructor' }))).toBeNull()
    expect(stageOfKind(kindOf({ provider: 'constructor' }))).toBeNull()
  })
})

describe('on Azure', () => {
  const meter = (serviceCode: string, usageType: string) =>
    stageOfKind(kindOf({ provider: 'Microsoft', serviceCode, serviceName: serviceCode, usageType }))

  it.each<[string, string, Answer | null]>([
    ['Log Analytics', 'Pay-as-you-go Data Retention', ['storage', 'GB-month']],
    ['Log Analytics', 'Analytics Logs Data Retention', ['storage', 'GB-month']],
    ['Log Analytics', 'Pay-as-you-go Data Ingestion', ['ingest', 'GB', 'standard']],
    ['Log Analytics', 'Data Ingestion', ['ingest', 'GB', 'standard']],
    ['Log Analytics', 'Analytics Logs Data Ingestion', ['ingest', 'GB', 'standard']],
    ['Azure Monitor', 'Basic Logs Data Ingestion', ['ingest', 'GB', 'basic']],
    ['Azure Monitor', 'data ingestion - Basic Logs', ['ingest', 'GB', 'basic']],
    ['Azure Monitor', 'Auxiliary Logs Data Ingestion', ['ingest', 'GB', 'auxiliary']],
    ['Azure Monitor', 'Platform Logs Data Processed', ['vended', 'GB', 'platform']],
    ['Azure Monitor', 'Data Archive', ['storage', 'GB-month', 'archive']],
    ['Azure Monitor', 'Search Queries Scanned', ['query', 'GB']],
    ['Azure Monitor', 'Search Jobs Scanned', ['query', 'GB']],
    ['Azure Monitor', '100 GB Commitment Tier', ['ingest', 'capacity']],
    ['Azure Monitor', '100 GB Commitment Tier Capacity Reservation', ['ingest', 'capacity']],
    ['Log Analytics', '500 GB Capacity Reservation', ['ingest', 'capacity']],
    ['Azure Monitor', 'Data Ingestion – Free Benefit – Sentinel Trial', ['ingest', 'GB', 'free-benefit']],
    ['Azure Monitor', 'Free Benefit - M365 Defender Data Ingestion', ['ingest', 'GB', 'free-benefit']],
    ['Azure Monitor', 'Log data ingested', ['ingest', 'GB', 'standard']],
    ['Azure Monitor', 'Metrics Ingestion Metric samples', null],
    ['Azure Monitor', 'Metrics Data Ingestion', null],
    ['Azure Monitor', 'Alerts Metric Monitored', null],
    ['Storage', 'LRS Data Retention', null],
    ['Microsoft Defender for Cloud', 'Data Ingestion', null],
  ])('%s, %s', (category, name, answer) => {
    expect(meter(category, name)).toEqual(expected(answer))
  })

  it('a FOCUS export whose meter is only called Monitoring counts logs where it counts GB', () => {
    const monitoring = { provider: 'Microsoft', serviceName: 'Azure Monitor', usageType: 'Monitoring' }
    expect(stageOfKind(kindOf({ ...monitoring, unit: 'GB' }))?.stage).toBe('ingest')
    expect(stageOfKind(kindOf({ ...monitoring, unit: 'Units' }))).toBeNull()
    expect(
      stageOfKind(
        kindOf({
          provider: 'Google Cloud',
          serviceName: 'Cloud Monitoring',
          usageType: 'Monitoring',
          unit: 'MiB',
        }),
      ),
    ).toBeNull()
  })

  it.each(['Pay-as-you-go Analysis', 'Analysis - Basic Logs', '100 GB Commitment Tier', 'Free trial'])(
    'Sentinel counts no bytes by %s: the line of their ingestion has them',
    (name) => {
      for (const service of ['Sentinel', 'Microsoft Sentinel', 'Azure Sentinel'])
        expect(meter(service, name)).toEqual({ stage: 'protection', quantity: 'counted-at-ingest' })
    },
  )
})

describe('on Oracle', () => {
  it('B92593 stores logs', () => {
    const unit = 'ONE GiB MONTHS STORAGE_SIZE'
    const stored = { stage: 'storage', quantity: 'GB-month' }
    const oracle = { provider: 'Oracle', unit }
    expect(stageOfKind(kindOf({ ...oracle, serviceCode: 'LOGGING', skuId: 'B92593' }))).toEqual(stored)
    expect(stageOfKind(kindOf({ ...oracle, serviceCode: 'OBJECTSTORE', skuId: 'B91628' }))).toBeNull()
  })
})

it('nothing is known of other providers', () => {
  expect(stageOfKind(kindOf({ provider: 'Datadog', usageType: 'DataProcessing-Bytes' }))).toBeNull()
})
