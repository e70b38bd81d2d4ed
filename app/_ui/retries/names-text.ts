import type { Translate } from '../../_i18n/translate.ts'

const MOST = 10

/**
 * The first names of a list, and how many more there are.
 *
 * @param shown how a name is written
 */
export function namesText(t: Translate, names: readonly string[], shown: (name: string) => string): string {
  const first = names
    .slice(0, MOST)
    .map((name) => shown(name))
    .join(', ')
  return names.length > MOST ? t('retries.andMore', { names: first, count: names.length - MOST }) : first
}
