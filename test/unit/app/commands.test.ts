import { describe, expect, it } from 'vitest'
import { type Command, commandGroups, findCommands } from '#app/_view/commands.ts'
import { PAGES } from '#app/_view/pages.ts'
import { t } from '#test/support/translate.ts'

const groups = commandGroups(t, {
  slug: 'acme',
  search: '?from=2026-08-01&to=2026-08-31&team=a&method=market&sort=cost',
  data: { start: '2025-09-01', end: '2026-09-01' },
  options: {
    team: ['search', 'checkout', 'unallocated'],
    region: Array.from({ length: 20 }, (_, index) => `eu-west-${index}`),
    service: ['Amazon OpenSearch Service', 'R&D = x'],
  },
  standard: '2026.1',
  singleKeys: true,
})
const all: readonly Command[] = groups.flatMap(({ items }) => items)
const find = (typed: string) =>
  findCommands(t, groups, typed).flatMap(({ value, items }) => items.map(({ label }) => `${value}: ${label}`))
const addressOf = (value: string) => {
  const act = all.find((command) => command.value === value)?.act
  return act && 'to' in act ? act.to : null
}

describe('the commands', () => {
  it('are each a thing of its own', () => {
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length)
  })

  it('name every page with its keys, and no two pages share a key', () => {
    const pages = groups.find(({ value }) => value === 'pages')?.items ?? []
    expect(pages.map(({ keys }) => keys)).toEqual(PAGES.map(({ key }) => ['g', key]))
    expect(new Set(PAGES.map(({ key }) => key)).size).toBe(PAGES.length)
  })

  it('lead to another page with the same period, filters and method', () => {
    expect(addressOf('Regions')).toBe('/o/acme/regions?from=2026-08-01&to=2026-08-31&team=a&method=market')
  })

  it('lead to a team, a region and a service, whatever they are called', () => {
    expect(addressOf('team search')).toMatch(/^\/o\/acme\/teams\/search\?/)
    expect(addressOf('region eu-west-3')).toContain('region=eu-west-3')
    const service = new URL(addressOf('service R&D = x') ?? '', 'http://localhost')
    expect(service.searchParams.get('service')).toBe('R&D = x')
  })

  it('change the period, to all data too', () => {
    expect(addressOf('lastThree')).toContain('from=2026-06-01&to=2026-08-31')
    const whole = new URLSearchParams(addressOf('all') ?? '')
    expect([whole.get('period'), whole.get('from'), whole.get('team')]).toEqual(['all', null, 'a'])
  })
})

describe('what is typed', () => {
  it('being nothing, lists no team, region or service, of which there may be thousands', () => {
    expect(findCommands(t, groups, ' ').map(({ value }) => value)).toEqual([
      'pages',
      'periods',
      'shown',
      'actions',
    ])
  })

  it('finds by the beginning of a label first, then by the beginning of a word, then by what is inside', () => {
    expect(find('SEARCH')).toEqual(['teams: search', 'services: Amazon OpenSearch Service'])
    expect(find('open')[0]).toBe('services: Amazon OpenSearch Service')
    expect(find('last 3')).toEqual(['periods: Last 3 months'])
  })

  it('finds by the name of a group, and nothing where nothing fits', () => {
    expect(find('teams check')).toEqual(['teams: checkout'])
    expect(find('xyzzy')).toEqual([])
  })

  it('lists a few of many, and says how many more there are', () => {
    const [regions] = findCommands(t, groups, 'eu-west')
    expect([regions?.items.length, regions?.more]).toEqual([8, 12])
  })
})
