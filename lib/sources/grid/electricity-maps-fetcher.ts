import { z } from 'zod'
import { INTENSITY_SOURCES } from '#lib/domain/sources/intensity-reading.ts'
import type { FetchContext, Fetcher } from '../fetcher.ts'
import { askJson } from '../http/ask.ts'
import { fetchIntensities, type IntensityApi } from './fetch-intensities.ts'

const HOST = 'https://api.electricitymaps.com'

const Config = z.strictObject({
  /** As Electricity Maps calls them: `DE`, `US-MIDA-PJM`. */
  zones: z
    .array(z.string().regex(/^[A-Z]{2}(?:-[A-Z\d]{1,12}){0,3}$/))
    .min(1)
    .max(50),
  /** How many whole months back. */
  months: z.int().min(1).max(60).default(3),
  endpoint: z.url({ protocol: /^https?$/ }).default(HOST),
})
type Config = z.infer<typeof Config>

const Secret = z.strictObject({ token: z.string().min(1).max(500) })
type Secret = z.infer<typeof Secret>

const Answer = z.object({
  data: z.array(z.object({ datetime: z.string(), carbonIntensity: z.number().nullable() })),
})

/** Hourly, consumption-based, life-cycle. @see https://portal.electricitymaps.com/docs/api */
function api(context: FetchContext, { endpoint }: Config, secret: Secret | null): IntensityApi {
  const asked = {
    context,
    name: 'Electricity Maps',
    refused: 'Give a token that may read the history of these zones.',
  }
  return {
    id: 'electricity-maps',
    stepMinutes: 60,
    windowDays: 10,
    async read(zone, fromMs, toMs) {
      const url = new URL('/v3/carbon-intensity/past-range', endpoint)
      url.search = new URLSearchParams({
        zone,
        start: new Date(fromMs).toISOString(),
        end: new Date(toMs).toISOString(),
      }).toString()
      const { data } = await askJson(
        asked,
        { url, headers: { accept: 'application/json', 'auth-token': secret?.token ?? '' } },
        Answer,
      )
      return data.flatMap(({ datetime, carbonIntensity }) =>
        carbonIntensity === null ? [] : [{ atMs: Date.parse(datetime), gramsPerKwh: carbonIntensity }],
      )
    },
  }
}

/** Carbon intensity of grid zones all over the world, by contract with Electricity Maps. */
export const electricityMapsFetcher: Fetcher<Config, Secret> = {
  kind: 'electricity-maps',
  config: Config,
  secret: Secret,
  hosts: ({ endpoint }) => [new URL(endpoint)],
  async test(context, config, secret) {
    const day = Date.parse(`${context.today}T00:00:00Z`)
    const found = await Promise.all(
      config.zones.map((zone) => api(context, config, secret).read(zone, day - 86_400_000, day)),
    )
    const silent = config.zones.filter((_, index) => found[index]?.length === 0)
    return {
      canList: true,
      canRead: silent.length === 0,
      lastPeriod: silent.length === 0 ? new Date(day - 1).toISOString().slice(0, 7) : null,
      findings: [
        `Licence: ${INTENSITY_SOURCES['electricity-maps'].licence}.`,
        ...(silent.length === 0 ? [] : [`Yesterday has no figures for ${silent.join(', ')}.`]),
      ],
    }
  },
  fetch: (context, config, secret, state) =>
    fetchIntensities(context, api(context, config, secret), config, state),
}
