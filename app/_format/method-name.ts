import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { Translate } from '../_i18n/translate.ts'

/** The method as it reads in a sentence. */
export const methodName = (t: Translate, method: Method): string =>
  method === 'location' ? t('method.locationBased') : t('method.marketBased')
