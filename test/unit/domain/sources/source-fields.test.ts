import { expect, it } from 'vitest'
import { accessPolicy } from '#lib/domain/sources/access-policy.ts'
import {
  configOf,
  editedConfig,
  filledOf,
  secretField,
  secretOf,
  sourceFields,
} from '#lib/domain/sources/source-fields.ts'
import { SOURCE_NAMES, type SourceKind } from '#lib/domain/sources/source-kind.ts'
import { fetcherOf } from '#lib/sources/fetchers.ts'

const KINDS = Object.keys(SOURCE_NAMES) as SourceKind[]
const FILLED: Readonly<Record<string, string>> = {
  bucket: 'bills',
  region: 'eu-central-1',
  prefix: '/exports/cur/',
  fromMonth: '2026-01',
  profile: 'billing',
  roleArn: 'arn:aws:iam::111122223333:role/headroom',
  externalId: 'abc',
  endpoint: 'https://s3.example.com',
  months: '3',
  teamsBy: 'team',
  billingAccountId: '111122223333',
  table: 'my-project.billing.export',
  project: 'my-project',
  location: 'EU',
  scope: 'subscriptions/00000000-0000-0000-0000-000000000000',
  tenantId: '00000000-0000-0000-0000-000000000000',
  clientId: '00000000-0000-0000-0000-000000000000',
  account: 'companybilling',
  container: 'cost-exports',
  reportHost: 'reports.blob.core.windows.net',
  subscriptions: '00000000-0000-0000-0000-000000000000',
  regions: '13, 7',
  zones: 'DE, FR',
}

it.each(KINDS)(
  'all that the form of %s asks for is what its fetcher reads, and what it requires is enough',
  async (kind) => {
    const fetcher = await fetcherOf(kind)
    const required = sourceFields(kind).filter(({ isRequired }) => isRequired)
    const least = Object.fromEntries(required.map(({ name }) => [name, FILLED[name] ?? '']))
    expect(fetcher.config.safeParse(configOf(kind, FILLED)).error).toBeUndefined()
    expect(fetcher.config.safeParse(configOf(kind, least)).error).toBeUndefined()
    expect(Object.keys(configOf(kind, FILLED))).toEqual(sourceFields(kind).map(({ name }) => name))
    expect(secretField(kind) === null).toBe(fetcher.secret === null)
  },
)

it('a secret is what its fetcher reads, and a key that is no JSON stays what it was', async () => {
  const { secret } = await fetcherOf('electricity-maps')
  expect(secret?.safeParse(secretOf('electricity-maps', ' hunter2 ')).success).toBe(true)
  expect(secretOf('gcp-billing', '{"client_email":"a@b.c"}')).toEqual({ client_email: 'a@b.c' })
  expect(secretOf('gcp-billing', 'no key')).toBe('no key')
  expect(secretOf('aws-s3', 'hunter2')).toBeUndefined()
})

it('the policy of a bucket allows to list it and to read its folder, and nothing else', () => {
  const { Statement } = JSON.parse(accessPolicy('aws-s3', { bucket: 'bills', prefix: '/exports/cur/' }) ?? '')
  expect(Statement).toEqual([
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::bills' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bills/exports/cur/*' },
  ])
  expect(JSON.parse(accessPolicy('aws-s3', {}) ?? '').Statement[1].Resource).toBe('arn:aws:s3:::BUCKET/*')
})

it.each(KINDS)('the form of %s shows what was filled in, and changes nothing by itself', (kind) => {
  const config = configOf(kind, FILLED)
  expect(configOf(kind, filledOf(kind, config))).toEqual(config)
  expect(editedConfig(kind, config, filledOf(kind, config))).toBeUndefined()
})

it('what is written over a configuration counts, what has no field stays, and an empty field is taken out', () => {
  const config = { months: 3, profile: 'billing', teamsBy: { kind: 'account' }, partition: 'aws-cn' }
  const filled = filledOf('aws-cost-explorer', config)
  expect(filled).toMatchObject({ months: '3', profile: 'billing', teamsBy: '' })
  expect(editedConfig('aws-cost-explorer', config, { ...filled, months: ' 5 ', profile: '' })).toEqual({
    months: 5,
    teamsBy: { kind: 'account' },
    partition: 'aws-cn',
  })
})
