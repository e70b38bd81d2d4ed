import type { Translate } from '../_i18n/translate.ts'
import type { Problem } from './call-api.client.tsx'

/** What happened and what to do next: the API's own words, or ours where it says nothing. */
export function problemWords(t: Translate, { happened, next, isUnreachable }: Problem) {
  return {
    happened: happened ?? (isUnreachable ? t('problem.unreachable') : t('problem.unknown')),
    next: next ?? (isUnreachable ? t('problem.unreachableNext') : t('problem.unknownNext')),
  }
}
