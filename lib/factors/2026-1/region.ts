import type { Range } from '#lib/domain/units/range.ts'
import { providerKey } from '../shared/provider-key.ts'
import { rowsOf } from '../shared/table.ts'
import aliasTable from './tables/region-aliases.json' with { type: 'json' }
import regionTable from './tables/regions.json' with { type: 'json' }

export type GridFamily = 'ember' | 'egrid' | 'google' | 'mean'

/** One region of one provider: the place whose grid it draws from. */
export interface Region {
  readonly provider: string
  readonly id: string
  readonly location: string
  /** ISO 3166 alpha-3; `''` where the place is no single country. */
  readonly country: string
  readonly family: GridFamily
  /** Country, eGRID subregion or Google region in the grid table. */
  readonly code: string
  /** gCO2e/kWh: the newest figure and its spread, which is kept for the other years. */
  readonly spread: Range
  /** The regions that a multi-region is spread over. */
  readonly members: readonly string[]
}

/** How a region was found. */
export interface FoundRegion {
  readonly region: Region
  readonly how: string
}

const key = (provider: string, id: string): string => `${provider} ${id}`

const REGIONS = new Map<string, Region>(
  rowsOf(regionTable).map((row) => [
    key(row.text('provider'), row.text('region')),
    {
      provider: row.text('provider'),
      id: row.text('region'),
      location: row.text('location'),
      country: row.text('country'),
      family: row.text('family') as GridFamily,
      code: row.text('code'),
      spread: {
        low: row.number('low'),
        central: row.number('gco2e_per_kwh'),
        high: row.number('high'),
      },
      members: row.text('members').split(' ').filter(Boolean),
    },
  ]),
)

const ALIASES = new Map(
  rowsOf(aliasTable).map((row) => [
    key(row.text('provider'), row.text('alias')),
    key(row.text('region_provider'), row.text('region')),
  ]),
)

const squeeze = (name: string): string => name.replace(/[^a-z0-9]/g, '')

/** `us-east-1a` → `us-east-1`, `us-central1-a` → `us-central1`: a zone lies in its region. */
const withoutZone = (name: string): string => name.replace(/(\d)-?[a-z]$/, '$1')

const sameCountry = (provider: string, id: string): Region | undefined => {
  const prefix = /^[a-z]+-/.exec(id)?.[0]
  if (prefix === undefined) return undefined
  const near = [...REGIONS.values()].filter(
    (each) => each.provider === provider && each.id.startsWith(prefix),
  )
  const countries = new Set(near.map((each) => each.country))
  if (near.length === 0 || countries.size > 1) return undefined
  const digits = (text: string): number => Number(/\d+$/.exec(text)?.[0] ?? 0)
  const sameArea = near.filter(
    (each) => squeeze(each.id).replace(/\d+$/, '') === squeeze(id).replace(/\d+$/, ''),
  )
  const distance = (each: Region): number => Math.abs(digits(each.id) - digits(id))
  return [...(sameArea.length > 0 ? sameArea : near)].sort(
    (a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1),
  )[0]
}

/** A region by provider's key and id; undefined where the table has none of that name. */
export const regionById = (provider: string, id: string): Region | undefined => REGIONS.get(key(provider, id))

/**
 * The place that a bill's region name stands for: a region id, a display name (`West Europe`, `US East 2`), a
 * zone, a multi-region, another cloud's region in the same city, or, for a region not in the tables, the
 * nearest one of the same country. Undefined where the name gives no place: `''`, `global`, a misspelling.
 */
export function findRegion(provider: string, name: string): FoundRegion | undefined {
  const cloud = providerKey(provider)
  const id = name.trim().toLowerCase()
  if (cloud === undefined || id === '') return undefined
  for (const spelling of [id, withoutZone(id), squeeze(id)]) {
    const named = REGIONS.get(key(cloud, spelling))
    if (named) return named.id === 'unknown' ? undefined : { region: named, how: 'region' }
    const alias = ALIASES.get(key(cloud, spelling))
    const region = alias === undefined ? undefined : REGIONS.get(alias)
    if (region?.id === 'unknown') return undefined
    if (region) return { region, how: region.provider === cloud ? 'region' : `same place as ${region.id}` }
  }
  const near = sameCountry(cloud, id)
  return near
    ? { region: near, how: `region not in the tables: nearest of the country, ${near.id}` }
    : undefined
}

/** Every region, for checks that each one resolves. */
export const allRegions = (): readonly Region[] => [...REGIONS.values()]
