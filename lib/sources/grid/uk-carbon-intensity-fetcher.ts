import { z } from 'zod'
import type { FetchContext, Fetcher } from '../fetcher.ts'
import { askJson } from '../http/ask.ts'
import { fetchIntensities, type IntensityApi } from './fetch-intensities.ts'

const HOST = 'https://api.carbonintensity.org.uk'
/** Regions 1 to 14 are those of the network operators, 15 to 17 England, Scotland and Wales. */
const LAST_REGION = 17

const Config = z.strictObject({
  /** As the API numbers them: 13 is London, 7 South Wales. */
  regions: z.array(z.int().min(1).max(LAST_REGION)).min(1).max(LAST_REGION).default([13, 7]),
  /** How many whole months back. */
  months: z.int().min(1).max(60).default(13),
  /** Of a proxy or a copy of the API. */
  endpoint: z.url({ protocol: /^https?$/ }).default(HOST),
})
type Config = z.infer<typeof Config>

const Answer = z.object({
  data: z.object({
    data: z.array(z.object({ from: z.string(), intensity: z.object({ forecast: z.number().nullable() }) })),
  }),
})

const minute = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`

/** Half-hourly forecasts of a region. @see https://carbon-intensity.github.io/api-definitions/ */
function api(context: FetchContext, { endpoint }: Config): IntensityApi {
  const asked = {
    context,
    name: 'the UK Carbon Intensity API',
    refused: 'It asks for no key: look at its address.',
  }
  return {
    id: 'uk-carbon-intensity',
    stepMinutes: 30,
    windowDays: 14,
    async read(zone, fromMs, toMs) {
      // The half-hour that ends at the first moment comes too, and one that begins at the last.
      const url = new URL(
        `/regional/intensity/${minute(fromMs + 60_000)}/${minute(toMs)}/regionid/${zone}`,
        endpoint,
      )
      const { data } = await askJson(asked, { url, headers: { accept: 'application/json' } }, Answer)
      return data.data.flatMap(({ from, intensity: { forecast } }) =>
        forecast === null ? [] : [{ atMs: Date.parse(from), gramsPerKwh: forecast }],
      )
    },
  }
}

const zonesOf = ({ regions, months }: Config) => ({ zones: regions.map(String), months })

/** Carbon intensity of the regions of Great Britain, by the system operator. Free, without a key, CC BY 4.0. */
export const ukCarbonIntensityFetcher: Fetcher<Config, null> = {
  kind: 'uk-carbon-intensity',
  config: Config,
  secret: null,
  hosts: ({ endpoint }) => [new URL(endpoint)],
  async test(context, config) {
    const day = Date.parse(`${context.today}T00:00:00Z`)
    const [zone = ''] = zonesOf(config).zones
    const samples = await api(context, config).read(zone, day - 86_400_000, day)
    return {
      canList: true,
      canRead: samples.length > 0,
      lastPeriod: samples.length > 0 ? new Date(day - 1).toISOString().slice(0, 7) : null,
      findings: ['Regions have forecasts only, of CO2 that is emitted directly. Licence: CC BY 4.0.'],
    }
  },
  fetch: (context, config, _secret, state) =>
    fetchIntensities(context, api(context, config), zonesOf(config), state),
}
