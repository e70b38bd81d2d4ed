import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { fetcherOf } from '#lib/sources/fetchers.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { s3Bucket, s3Error } from '#test/support/s3-server.ts'

const server = await answeringServer()
const fetcher = await fetcherOf('aws-s3')
const here = { host: '127.0.0.1', port: server.port, allowPrivate: true }
vi.spyOn(console, 'info').mockImplementation(() => undefined)

const home = mkdtempSync(join(tmpdir(), 'headroom-s3-'))
afterAll(() => rmSync(home, { recursive: true }))

let bucket = s3Bucket('bills')
let told: string[] = []
let requests = 0
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2')
  for (const name of ['AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_ENDPOINT_URL_S3']) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  bucket = s3Bucket('bills', { pageSize: 3 })
  server.answerWith(bucket.answer)
  told = []
  requests = 0
})
afterEach(() => vi.unstubAllEnvs())

const configOf = (more: object = {}) =>
  fetcher.config.parse({
    bucket: 'bills',
    prefix: 'cur',
    region: 'eu-central-1',
    endpoint: server.url,
    ...more,
  })
const contextOf = (hosts: readonly OutgoingHost[] = [here], failedKeys: readonly string[] = []) => ({
  outgoing: outgoingClient(hosts),
  folder: mkdtempSync(join(home, 'fetch-')),
  kept: join(home, 'kept'),
  today: '2026-11-23',
  signal: AbortSignal.timeout(60_000),
  failedKeys,
  note: ({ text, requests: more = 0 }: { text?: string; requests?: number }) => {
    requests += more
    if (text !== undefined) told.push(text)
  },
})
const fetchWith = (state: Json | null, more: object = {}, failed: readonly string[] = []) =>
  fetcher.fetch(contextOf([here], failed), configOf(more), null, state)

/** Everything that there is to fetch, one set after the other. */
async function fetchAll(state: Json | null = null, more: object = {}) {
  const sets = []
  let known = state
  for (;;) {
    const fetched = await fetchWith(known, more)
    known = fetched.state
    for (const set of fetched.sets)
      sets.push({
        periods: set.periods,
        files: Object.fromEntries(
          set.files.map(({ fileName, path }) => [fileName, readFileSync(path, 'utf8')]),
        ),
      })
    if (fetched.more !== true) return { sets, state: known, lastPeriod: fetched.lastPeriod }
  }
}

const legacy = (period: string, assembly: string, files: readonly string[]) =>
  JSON.stringify({
    assemblyId: assembly,
    reportName: 'daily',
    billingPeriod: { start: `${period.slice(0, 8)}T000000.000Z`, end: `${period.slice(9)}T000000.000Z` },
    reportKeys: files,
  })
const [RUN_1, RUN_2] = ['0c1b9d5e-1111-4a4a-9c9c-000000000001', '0c1b9d5e-1111-4a4a-9c9c-000000000002']
const SEPTEMBER = 'cur/daily/20260901-20261001'

/** A run of a legacy report that keeps earlier ones, as AWS lays it out. */
function putRun(folder: string, run: string, files: readonly string[]): void {
  const keys = files.map((_, index) => `${folder}/${run}/daily-${index + 1}.csv`)
  for (const [index, content] of files.entries()) bucket.put(keys[index] ?? '', content)
  const manifest = legacy(folder.split('/').at(-1) ?? '', run, keys)
  bucket.put(`${folder}/${run}/daily-Manifest.json`, manifest)
  bucket.put(`${folder}/daily-Manifest.json`, manifest)
}

describe('a report in a bucket', () => {
  it('is fetched month by month, the newest first, and only the newest assembly of each', async () => {
    putRun(SEPTEMBER, RUN_1, ['old 1', 'old 2'])
    putRun(SEPTEMBER, RUN_2, ['new 1', 'new 2'])
    putRun('cur/daily/20261001-20261101', RUN_1, ['october'])
    bucket.put('cur-old/daily/20260801-20260901/daily-1.csv', 'of another export')
    const { sets, lastPeriod } = await fetchAll()
    expect(lastPeriod).toBe('2026-10')
    expect(sets.map(({ periods }) => periods)).toEqual([['2026-10'], ['2026-09']])
    expect(sets[1]?.files).toEqual({
      [`${SEPTEMBER}/daily-Manifest.json`]: expect.stringContaining(RUN_2),
      [`${SEPTEMBER}/${RUN_2}/daily-1.csv`]: 'new 1',
      [`${SEPTEMBER}/${RUN_2}/daily-2.csv`]: 'new 2',
    })
    expect(server.asked.every(({ headers }) => /^AWS4-HMAC-SHA256 /.test(headers.authorization ?? ''))).toBe(
      true,
    )
  })

  it('is not fetched again, but for the month that was issued anew', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    putRun('cur/daily/20261001-20261101', RUN_1, ['october'])
    const first = await fetchAll()
    server.asked.length = 0
    expect((await fetchAll(first.state)).sets).toEqual([])
    expect(server.asked.map(({ url }) => url.pathname).filter((path) => path.endsWith('.csv'))).toEqual([])
    putRun(SEPTEMBER, RUN_2, ['september with a refund'])
    const again = await fetchAll(first.state)
    expect(again.sets.map(({ periods }) => periods)).toEqual([['2026-09']])
    expect(Object.values(again.sets[0]?.files ?? {})).toContain('september with a refund')
  })

  it('that is overwritten in place is noticed by its content', async () => {
    bucket.put(`${SEPTEMBER}/daily-1.csv`, 'first')
    const first = await fetchAll()
    bucket.put(`${SEPTEMBER}/daily-1.csv`, 'other')
    const { sets } = await fetchAll(first.state)
    expect(sets.map(({ files }) => Object.values(files))).toEqual([['other']])
  })

  it('of whose newest assembly a file is not there yet is left for later, and it says so', async () => {
    putRun(SEPTEMBER, RUN_1, ['one', 'two'])
    bucket.objects.delete(`${SEPTEMBER}/${RUN_1}/daily-2.csv`)
    expect((await fetchAll()).sets).toEqual([])
    expect(told.join()).toContain('names 1 files that are not there')
  })

  it('before the first month that is wanted is left alone', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    putRun('cur/daily/20261001-20261101', RUN_1, ['october'])
    const { sets } = await fetchAll(null, { fromMonth: '2026-10' })
    expect(sets.map(({ periods }) => periods)).toEqual([['2026-10']])
  })

  it('goes on with other months where one could not be imported', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    putRun('cur/daily/20261001-20261101', RUN_1, ['october'])
    const first = await fetchWith(null)
    expect(first).toMatchObject({ sets: [{ periods: ['2026-10'] }], more: true })
    const second = await fetchWith(null, {}, [first.sets[0]?.key ?? ''])
    expect(second).toMatchObject({ sets: [{ periods: ['2026-09'] }], more: false })
    expect((await fetchAll(second.state)).sets).toMatchObject([{ periods: ['2026-10'] }])
  })
})

describe('other exports', () => {
  it('of AWS (2.0, FOCUS) belong together by the manifest of their month, runs before it are left out', async () => {
    const run = (id: string) => `cur/focus/data/BILLING_PERIOD=2026-09/${id}/focus-00001.csv.gz`
    const runs = ['20260903T101500Z-aaaa', '20260930T101500Z-bbbb']
    for (const id of runs) {
      bucket.put(run(id), id)
      bucket.put(
        `cur/focus/metadata/BILLING_PERIOD=2026-09/${id}/focus-Manifest.json`,
        JSON.stringify({
          dataFiles: [`s3://bills/${run(id)}`],
          columns: [{ name: 'BilledCost', type: 'double' }],
          exportName: 'focus',
          billingPeriod: '2026-09',
        }),
      )
    }
    const { sets } = await fetchAll()
    expect(sets.map(({ periods }) => periods)).toEqual([['2026-09']])
    expect(Object.values(sets[0]?.files ?? {})).toContain('20260930T101500Z-bbbb')
    expect(Object.keys(sets[0]?.files ?? {})).not.toContain(run(runs[0] ?? ''))
  })

  it('without a manifest belong together by month: a file more brings its whole month again', async () => {
    bucket.put('cur/2026/09/29/part-1.csv', 'one')
    bucket.put('cur/2026/09/30/part-1.csv', 'two')
    bucket.put('cur/2026/10/01/part-1.csv', 'three')
    bucket.put('cur/README.txt', 'no bill')
    const first = await fetchAll()
    expect(first.sets.map(({ files }) => Object.values(files))).toEqual([['three'], ['one', 'two']])
    bucket.put('cur/2026/09/30/part-2.csv', 'more')
    const { sets } = await fetchAll(first.state)
    expect(sets.map(({ files }) => Object.values(files))).toEqual([['one', 'two', 'more']])
  })
})

describe('a bucket that answers otherwise', () => {
  it('is asked again where it is busy', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    let times = 0
    server.answerWith((asked, response) => {
      times += 1
      if (times === 1) s3Error(response, 503, 'SlowDown')
      else bucket.answer(asked, response)
    })
    expect((await fetchAll()).sets).toHaveLength(1)
    expect(requests).toBe(server.asked.length)
  })

  it('is asked again with its own time where the clock of this machine is wrong', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    const theirs = new Date(Date.now() + 3_600_000)
    const signedAt = (date: unknown) =>
      Date.parse(String(date).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    server.answerWith((asked, response) => {
      if (Math.abs(signedAt(asked.headers['x-amz-date']) - theirs.getTime()) > 900_000)
        s3Error(response, 403, 'RequestTimeTooSkewed', { date: theirs.toUTCString() })
      else bucket.answer(asked, response)
    })
    expect((await fetchAll()).sets).toHaveLength(1)
  })

  it.each([
    [400, 'ExpiredToken', { code: 'forbidden', next: expect.stringContaining('Renew') }],
    [403, 'AccessDenied', { code: 'forbidden', next: expect.stringContaining('s3:ListBucket') }],
    [404, 'NoSuchBucket', { code: 'not-found', happened: expect.stringContaining('no bucket') }],
    [301, 'PermanentRedirect', { code: 'bad-arguments', next: expect.stringContaining('eu-central-1') }],
  ])('with %i %s is told in words', async (status, code, expected) => {
    server.answerWith((_asked, response) => s3Error(response, status, code))
    await expect(fetchWith(null)).rejects.toMatchObject(expected)
    expect(server.asked).toHaveLength(1)
  })

  it('with a file that changed since it was listed is left for the next run', async () => {
    bucket.put(`${SEPTEMBER}/daily-1.csv`, 'first')
    server.answerWith((asked, response) => {
      if (asked.url.pathname.endsWith('.csv')) bucket.put(`${SEPTEMBER}/daily-1.csv`, 'later')
      bucket.answer(asked, response)
    })
    await expect(fetchWith(null)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('with less than a file has is not taken for all of it', async () => {
    bucket.put(`${SEPTEMBER}/daily-1.csv`, 'a whole file')
    server.answerWith((asked, response) => {
      if (asked.url.pathname.endsWith('.csv')) response.end('a whole')
      else bucket.answer(asked, response)
    })
    await expect(fetchWith(null)).rejects.toMatchObject({ code: 'server-unreachable' })
  })
})

describe('a bucket that means no good', () => {
  const page = (token: string) =>
    `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bills</Name><IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken></ListBucketResult>`

  it('whose list leads in a circle is left', async () => {
    let pages = 0
    server.answerWith((_asked, response) => {
      pages += 1
      response.writeHead(200, { 'content-type': 'application/xml' }).end(page(`token ${pages % 2}`))
    })
    await expect(fetchWith(null)).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: expect.stringContaining('does not end'),
    })
    expect(server.asked).toHaveLength(3)
  })

  it('with paths that climb has them left out, and it says so', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    bucket.put('cur/../../other/20260801-20260901/daily-1.csv', 'of somebody else')
    const { sets } = await fetchAll()
    expect(sets.map(({ periods }) => periods)).toEqual([['2026-09']])
    expect(told.join()).toContain('1 objects have a path that cannot be used')
  })

  it('whose manifest is larger than its list says is not read into memory', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    server.answerWith((asked, response) => {
      if (asked.url.pathname.endsWith('.json')) response.end(Buffer.alloc(17 * 1024 ** 2))
      else bucket.answer(asked, response)
    })
    await expect(fetchWith(null)).rejects.toMatchObject({ code: 'limit-exceeded' })
  })
})

describe('a test', () => {
  it('tells whether the bucket can be listed and read, and its last month', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    expect(await fetcher.test(contextOf(), configOf(), null)).toMatchObject({
      canList: true,
      canRead: true,
      lastPeriod: '2026-09',
      findings: ['1 sets of files: 2026-09.'],
    })
  })

  it('says that there is nothing there', async () => {
    expect(await fetcher.test(contextOf(), configOf({ prefix: 'none' }), null)).toMatchObject({
      canList: true,
      canRead: false,
      lastPeriod: null,
      findings: ['There is nothing under this prefix.'],
    })
  })
})

describe('hosts', () => {
  it.each(['http://ada:hunter2@127.0.0.1', 'https://s3.example.com/?sig=hunter2'])(
    'with a secret in them are not kept: %s',
    (endpoint) => {
      const config = { bucket: 'bills', region: 'eu-central-1', endpoint }
      expect(fetcher.config.safeParse(config).success).toBe(false)
    },
  )

  it('are those of the bucket and of the role, and none is asked that is not switched on', async () => {
    const hostsOf = (more: object) =>
      fetcher
        .hosts(fetcher.config.parse({ bucket: 'bills', region: 'eu-central-1', ...more }))
        .map(({ host }) => host)
    expect(hostsOf({})).toEqual(['bills.s3.eu-central-1.amazonaws.com'])
    expect(hostsOf({ bucket: 'my.bills' })).toEqual(['s3.eu-central-1.amazonaws.com'])
    expect(hostsOf({ region: 'cn-north-1' })).toEqual(['bills.s3.cn-north-1.amazonaws.com.cn'])
    expect(hostsOf({ roleArn: 'arn:aws:iam::111122223333:role/headroom' })).toEqual([
      'bills.s3.eu-central-1.amazonaws.com',
      'sts.eu-central-1.amazonaws.com',
    ])
    await expect(fetcher.fetch(contextOf([]), configOf(), null, null)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(server.connections()).toBe(0)
  })

  it('of a role are asked for its credentials, and the bucket is asked with them', async () => {
    putRun(SEPTEMBER, RUN_1, ['september'])
    vi.stubEnv('AWS_ENDPOINT_URL_STS', server.url)
    server.answerWith((asked, response) => {
      if (asked.method !== 'POST') return bucket.answer(asked, response)
      response.writeHead(200, { 'content-type': 'text/xml' }).end(
        `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
          <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role</SecretAccessKey><SessionToken>session</SessionToken>
          <Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      )
    })
    await fetchAll(null, { roleArn: 'arn:aws:iam::111122223333:role/headroom', externalId: 'abc' })
    const [first, second] = server.asked
    expect(first?.body).toContain('ExternalId=abc')
    expect(second?.headers['x-amz-security-token']).toBe('session')
  })
})
