import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { electricityMapsFetcher } from '#lib/sources/grid/electricity-maps-fetcher.ts'
import { IntensityState } from '#lib/sources/grid/intensity-state.ts'
import { ukCarbonIntensityFetcher } from '#lib/sources/grid/uk-carbon-intensity-fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { type Asked, answeringServer } from '#test/support/answering-server.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const outgoing = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()

const uk = (given: object = {}) =>
  sourceOf(ukCarbonIntensityFetcher, {
    ...{ outgoing, home },
    config: ukCarbonIntensityFetcher.config.parse({
      regions: [13],
      months: 1,
      endpoint: server.url,
      ...given,
    }),
  })
const maps = (given: object = {}, token = 'em-token') =>
  sourceOf(electricityMapsFetcher, {
    ...{ outgoing, home, secret: { token } },
    config: electricityMapsFetcher.config.parse({ zones: ['DE'], months: 1, endpoint: server.url, ...given }),
  })
const readingsOf = (state: unknown) => IntensityState.parse(state).readings

const MINUTE = 60_000
const minute = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`

/** As the API answers: half-hours that overlap the time asked for, 14 days at most. */
function ukAnswer({ url }: Asked, gramsAt: (ms: number) => number | null): { status: number; body: unknown } {
  const [, from = '', to = '', region] =
    /^\/regional\/intensity\/(.+)\/(.+)\/regionid\/(\d+)$/.exec(url.pathname) ?? []
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (end - start > 14 * 24 * 60 * MINUTE)
    return {
      status: 400,
      body: { error: { code: '400 Bad Request', message: 'The date range is limited to 14 days.' } },
    }
  const data: object[] = []
  for (let at = Math.floor((start - 1) / (30 * MINUTE)) * 30 * MINUTE; at < end; at += 30 * MINUTE)
    data.push({
      from: minute(at),
      to: minute(at + 30 * MINUTE),
      intensity: { forecast: gramsAt(at), index: 'moderate' },
      generationmix: [{ fuel: 'wind', perc: 40 }],
    })
  return {
    status: 200,
    body: { data: { regionid: Number(region), dnoregion: 'UKPN London', shortname: 'London', data } },
  }
}
const serveUk = (gramsAt: (ms: number) => number | null) =>
  server.answerWith((asked, response) => {
    const { status, body } = ukAnswer(asked, gramsAt)
    response.writeHead(status).end(JSON.stringify(body))
  })

describe('the UK Carbon Intensity API', () => {
  it('gives the mean of every half-hour of each whole month, each counted once: 100 by day and 200 by night are 150', async () => {
    serveUk((ms) => (new Date(ms).getUTCHours() < 12 ? 200 : 100))
    const { sets, state, lastPeriod } = await uk({ months: 2 }).fetch('2026-09-05')
    expect(sets).toEqual([])
    expect(lastPeriod).toBe('2026-08')
    expect(readingsOf(state)).toEqual([
      { zone: '13', month: '2026-07', gramsPerKwh: 150, covered: 1, retrievedOn: '2026-09-05' },
      { zone: '13', month: '2026-08', gramsPerKwh: 150, covered: 1, retrievedOn: '2026-09-05' },
    ])
  })

  it('is asked once for a month, and what it answered is kept with its date, its licence and what it counts', async () => {
    serveUk(() => 123)
    const here = uk()
    await here.fetch('2026-09-05')
    const [name = ''] = readdirSync(join(here.kept, '13'))
    expect(name).toBe('2026-08 as of 2026-09-05.json')
    const kept = JSON.parse(readFileSync(join(here.kept, '13', name), 'utf8'))
    expect(kept).toMatchObject({
      zone: '13',
      month: '2026-08',
      retrievedOn: '2026-09-05',
      unit: 'g/kWh',
      source: { licence: 'CC BY 4.0' },
    })
    expect(kept.samples).toHaveLength(31 * 48)
    expect(kept.samples[0]).toEqual(['2026-08-01T00:00:00.000Z', 123])
    serveUk(() => 999)
    expect(readingsOf((await here.fetch('2026-09-06')).state)).toHaveLength(1)
    expect(server.asked).toEqual([])
  })

  it('says how much of a month it has, and is asked again until it has it; both answers stay', async () => {
    const half = Date.parse('2026-08-16T12:00:00Z')
    serveUk((ms) => (ms < half ? 80 : null))
    const here = uk()
    expect(readingsOf((await here.fetch('2026-09-05')).state)).toMatchObject([
      { gramsPerKwh: 80, covered: 0.5 },
    ])
    serveUk(() => 90)
    const { state } = await here.fetch('2026-09-07')
    expect(readingsOf(state)).toMatchObject([
      { gramsPerKwh: 80, covered: 0.5, retrievedOn: '2026-09-05' },
      { gramsPerKwh: 90, covered: 1, retrievedOn: '2026-09-07' },
    ])
    expect(readdirSync(join(here.kept, '13'))).toHaveLength(2)
  })

  it('that has nothing yet leaves no reading, and a busy one is asked again', async () => {
    serveUk(() => null)
    expect(await uk().fetch('2026-09-05')).toMatchObject({ state: { readings: [] }, lastPeriod: null })
    let times = 0
    server.answerWith((asked, response) => {
      times += 1
      if (times <= 2) return void response.writeHead(times === 1 ? 503 : 429, { 'retry-after': '0' }).end()
      response.end(JSON.stringify(ukAnswer(asked, () => 50).body))
    })
    expect(readingsOf((await uk().fetch('2026-09-05')).state)).toMatchObject([{ gramsPerKwh: 50 }])
    expect(times).toBe(5)
  })

  it('that answers otherwise, or refuses a range, is told in its own words', async () => {
    server.answerWith((_asked, response) => response.end('<html>'))
    await expect(uk().fetch('2026-09-05')).rejects.toMatchObject({ code: 'server-unreachable' })
    server.answerWith((_asked, response) =>
      response
        .writeHead(400)
        .end(JSON.stringify({ error: { code: '400 Bad Request', message: 'limited to 14 days' } })),
    )
    await expect(uk().fetch('2026-09-05')).rejects.toMatchObject({
      code: 'bad-arguments',
      happened: expect.stringContaining('limited to 14 days'),
    })
  })

  it('can be tested', async () => {
    serveUk(() => 100)
    expect(await uk().test('2026-09-05')).toMatchObject({
      canRead: true,
      lastPeriod: '2026-09',
      findings: [expect.stringContaining('CC BY 4.0')],
    })
    expect(ukCarbonIntensityFetcher.hosts(ukCarbonIntensityFetcher.config.parse({}))[0]?.host).toBe(
      'api.carbonintensity.org.uk',
    )
  })
})

describe('Electricity Maps', () => {
  const HOUR = 60 * MINUTE
  const serveMaps = (grams: (zone: string, ms: number) => number) =>
    server.answerWith(({ url, headers }, response) => {
      const at = (name: string) => Date.parse(url.searchParams.get(name) ?? '')
      if (headers['auth-token'] !== 'em-token')
        return void response.writeHead(401).end(JSON.stringify({ error: 'Invalid auth-token' }))
      if (at('end') - at('start') > 10 * 24 * HOUR) return void response.writeHead(400).end('{}')
      const zone = url.searchParams.get('zone') ?? ''
      const data: object[] = []
      for (let ms = at('start') - HOUR; ms <= at('end'); ms += HOUR)
        data.push({
          zone,
          carbonIntensity: grams(zone, ms),
          datetime: new Date(ms).toISOString(),
          emissionFactorType: 'lifecycle',
          isEstimated: false,
        })
      return void response.end(JSON.stringify({ zone, data }))
    })

  it('gives the mean of all hours of a month for each zone, ten days at a time', async () => {
    const isAugust = (ms: number) => new Date(ms).getUTCMonth() === 7
    serveMaps((zone, ms) => (isAugust(ms) ? (zone === 'DE' ? 350 : 25) : 9999))
    const { state } = await maps({ zones: ['DE', 'SE-SE3'] }).fetch('2026-09-05')
    expect(readingsOf(state)).toMatchObject([
      { zone: 'DE', month: '2026-08', gramsPerKwh: 350, covered: 1 },
      { zone: 'SE-SE3', month: '2026-08', gramsPerKwh: 25, covered: 1 },
    ])
    expect(server.asked).toHaveLength(2 * 4)
    expect(server.asked[0]?.url.pathname).toBe('/v3/carbon-intensity/past-range')
  })

  it('that refuses the token says what to do, and the token is in no message', async () => {
    serveMaps(() => 1)
    const failed = await maps({}, 'stolen')
      .fetch('2026-09-05')
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('Invalid auth-token'),
      next: expect.stringContaining('token'),
    })
    expect(JSON.stringify(failed)).not.toContain('stolen')
    expect(server.asked).toHaveLength(1)
  })

  it('is asked nothing where its host is off', async () => {
    serveMaps(() => 1)
    const off = sourceOf(electricityMapsFetcher, {
      ...{ outgoing: outgoingClient([]), home, secret: { token: 'em-token' } },
      config: electricityMapsFetcher.config.parse({ zones: ['DE'], endpoint: server.url }),
    })
    await expect(off.fetch('2026-09-05')).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('switched off'),
    })
    expect(server.connections()).toBe(0)
  })
})
