import { FACTOR_SET_IDS, type FactorSetId, METHODS } from '#lib/domain/factors/factor-set.ts'
import { formatPeriod } from '../_format/dates.ts'
import { nameOf } from '../_format/names.ts'
import type { Messages } from '../_i18n/english.ts'
import type { Translate } from '../_i18n/translate.ts'
import { EXPLAIN_TOTAL } from './explained.ts'
import { PAGES } from './pages.ts'
import { periodPresets } from './period-presets.ts'
import type { DataPeriod } from './shown-period.ts'
import { THEMES, type Theme } from './theme.ts'
import { changedView, otherPage, overAllData, withoutFilters } from './view-href.ts'

export type CommandAct =
  | { readonly to: string }
  | { readonly theme: Theme }
  | { readonly do: 'help' | 'single-keys' | 'copy-link' | 'print' }

export interface Command {
  /** Unlike any other. */
  readonly value: string
  readonly label: string
  readonly detail?: string
  /** The keys that do the same, in the order in which they are pressed. */
  readonly keys?: readonly string[]
  readonly act: CommandAct
}

export interface CommandGroup {
  readonly value: keyof Messages['commands']['groups']
  readonly items: readonly Command[]
}

interface Place {
  readonly slug: string
  readonly search: string
  readonly data: DataPeriod | null
  readonly options: Readonly<Partial<Record<'team' | 'region' | 'service', readonly string[]>>>
  readonly standard: FactorSetId
  readonly singleKeys: boolean
}

/** Everything that a person can go to or do from here. What leads elsewhere keeps period, filters and method. */
export function commandGroups(
  t: Translate,
  { slug, search, data, options, standard, singleKeys }: Place,
): readonly CommandGroup[] {
  const path = (page: string) => `/o/${slug}/${page}`
  const valuesOf = (dimension: 'team' | 'region' | 'service') =>
    (options[dimension] ?? []).map(
      (value): Command => ({
        value: `${dimension} ${value}`,
        label: nameOf(t, dimension, value),
        act: {
          to:
            dimension === 'team'
              ? otherPage(path(`teams/${encodeURIComponent(value)}`), search)
              : otherPage(path('services'), search, { [dimension]: [value] }),
        },
      }),
    )
  const act = (label: string, what: CommandAct, keys: readonly string[] = []): Command => ({
    value: label,
    label,
    keys,
    act: what,
  })
  return [
    {
      value: 'pages',
      items: PAGES.map(({ name, key }) =>
        act(t(`navigation.${name}`), { to: otherPage(path(name), search) }, ['g', key]),
      ),
    },
    { value: 'periods', items: data === null ? [] : periods(t, data, search) },
    { value: 'teams', items: valuesOf('team') },
    { value: 'regions', items: valuesOf('region') },
    { value: 'services', items: valuesOf('service') },
    {
      value: 'shown',
      items: [
        ...METHODS.map((method) =>
          act(t('commands.method', { name: t(`method.${method}`) }), {
            to: changedView(search, { method: method === 'location' ? null : method }),
          }),
        ),
        ...FACTOR_SET_IDS.map((id) =>
          act(t('commands.factors', { id }), {
            to: changedView(search, { factors: id === standard ? null : id }),
          }),
        ),
        ...THEMES.map((theme) => act(t('commands.theme', { name: t(`display.${theme}`) }), { theme })),
      ],
    },
    {
      value: 'actions',
      items: [
        act(t('commands.explainTotal'), { to: changedView(search, { explain: EXPLAIN_TOTAL }) }),
        act(t('commands.clearFilters'), { to: withoutFilters(search) }),
        act(t('commands.copyLink'), { do: 'copy-link' }),
        act(t('commands.print'), { do: 'print' }),
        act(t('keyboard.open'), { do: 'help' }, ['?']),
        act(singleKeys ? t('commands.keysOff') : t('commands.keysOn'), { do: 'single-keys' }),
      ],
    },
  ]
}

function periods(t: Translate, data: DataPeriod, search: string): readonly Command[] {
  const presets = periodPresets(data).map(({ id, from, to, isPartial }) => ({
    value: id,
    label: t(`period.${id}`),
    detail: [formatPeriod(from, to), ...(isPartial ? [t('period.partial')] : [])].join(', '),
    act: { to: changedView(search, { from, to, period: null, explain: null }) },
  }))
  return [...presets, { value: 'all', label: t('period.all'), act: { to: overAllData(search) } }]
}

/** At most this many of a group are listed. */
const LISTED = 8

/** Where there may be thousands: not listed before something is typed. */
const MANY: readonly CommandGroup['value'][] = ['teams', 'regions', 'services']

export interface FoundCommands extends CommandGroup {
  /** How many more of the group there are. */
  readonly more: number
}

/** The commands whose words begin with, or whose text contains, every word typed; better ones first. */
export function findCommands(
  t: Translate,
  groups: readonly CommandGroup[],
  typed: string,
): readonly FoundCommands[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = groups.flatMap((group): (FoundCommands & { best: number })[] => {
    if (words.length === 0 && MANY.includes(group.value)) return []
    const ranked = group.items
      .map((item) => ({ item, rank: rankOf(item, words, t(`commands.groups.${group.value}`)) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank)
    if (ranked.length === 0) return []
    const shown = words.length === 0 ? ranked : ranked.slice(0, LISTED)
    return [
      {
        value: group.value,
        items: shown.map(({ item }) => item),
        more: ranked.length - shown.length,
        best: ranked[0]?.rank ?? 0,
      },
    ]
  })
  return words.length === 0 ? found : found.sort((a, b) => b.best - a.best)
}

/** 3: the label begins so; 2: each word begins a word; 1: each is contained, or names the group; 0: not found. */
function rankOf({ label, detail = '' }: Command, words: readonly string[], group: string): number {
  const name = label.toLowerCase()
  if (name.startsWith(words.join(' '))) return 3
  const parts = name.split(/[^\p{L}\p{N}]+/u)
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2
  const text = `${name} ${detail} ${group}`.toLowerCase()
  return words.every((word) => text.includes(word)) ? 1 : 0
}
