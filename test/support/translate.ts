import { createTranslator } from 'next-intl'
import { english } from '#app/_i18n/english.ts'
import type { Translate } from '#app/_i18n/translate.ts'

/** The English texts, as a person reads them. */
export const t: Translate = createTranslator({ locale: 'en', messages: english })
