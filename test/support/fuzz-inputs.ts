import { gzipSync } from 'node:zlib'
import { awsBillCsv } from './small-bill.ts'

/** A FOCUS bill of two rows. */
const FOCUS = [
  'BillingAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceName,ServiceCategory,ConsumedQuantity,ConsumedUnit,BilledCost,EffectiveCost,ListCost,BillingCurrency,RegionId,ResourceId,SkuPriceDetails,Tags',
  'A,2026-06-01T00:00:00Z,2026-06-01T00:00:00Z,2026-06-01T01:00:00Z,Usage,AWS,Amazon EC2,Compute,1,Hours,0.1,0.1,0.1,USD,eu-west-1,i-1,"{""InstanceType"":""m5.large""}","{""team"":""a""}"',
  'A,2026-06-01T00:00:00Z,2026-06-02T00:00:00Z,2026-06-03T00:00:00Z,Tax,AWS,Tax,Other,,,5,5,5,USD,,,,',
].join('\n')

const JSON_LINES = [
  '{"billing_account_id":"A","service":{"id":"S"},"sku":{"id":"K"},"usage_start_time":"2026-06-01T00:00:00Z","usage":{"amount":1,"unit":"seconds"},"cost":1}',
  '{"billing_account_id":"A","service":{"id":"S"},"sku":{"id":"K"},"usage_start_time":"2026-06-01T00:00:00Z","labels":[{"key":"a","value":"b"}],"cost":2}',
].join('\n')

const DOCUMENT = JSON.stringify({
  ResultsByTime: [
    {
      TimePeriod: { Start: '2026-06-01', End: '2026-06-02' },
      Groups: [{ Keys: ['Amazon EC2'], Metrics: { UnblendedCost: { Amount: '1', Unit: 'USD' } } }],
    },
  ],
})

const MANIFEST = JSON.stringify({
  assemblyId: 'a',
  reportKeys: ['p/x.csv.gz'],
  columns: [{ category: 'a', name: 'b' }],
})

/** Small files of many kinds, to be damaged. */
export const FUZZ_INPUTS: readonly Buffer[] = [
  awsBillCsv([{}, {}, {}]),
  awsBillCsv([{}, {}]).replaceAll('\n', '\r\n'),
  awsBillCsv([{}]).replaceAll(',', ';'),
  `Title\nAccount,12\n\n${awsBillCsv([{}])}`,
  FOCUS,
  JSON_LINES,
  DOCUMENT,
  MANIFEST,
]
  .map((text) => Buffer.from(text))
  .flatMap((bytes) => [bytes, gzipSync(bytes)])
