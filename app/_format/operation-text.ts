import { visible } from '#lib/domain/format/visible.ts'
import { OTHER_OPERATIONS } from '#lib/domain/retries/operation-names.ts'
import type { Translate } from '../_i18n/translate.ts'

/** The name of an operation, or words for those of a service that are not told apart. */
export const operationText = (t: Translate, operation: string): string =>
  operation === OTHER_OPERATIONS ? t('retries.otherOperations') : visible(operation)
