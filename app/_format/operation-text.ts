import { shortName } from '#lib/domain/format/short-name.ts'
import { OTHER_OPERATIONS } from '#lib/domain/retries/operation-names.ts'
import type { Translate } from '../_i18n/translate.ts'

/** The name of an operation, or words for those of a service that are not told apart. @param most letters that are shown */
export const operationText = (t: Translate, operation: string, most?: number): string =>
  operation === OTHER_OPERATIONS ? t('retries.otherOperations') : shortName(operation, { most })
