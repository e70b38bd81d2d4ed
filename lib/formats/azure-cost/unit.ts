import type { SourceColumn } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell, orEmpty } from '../sql/text.ts'

/** English words for a time, and how Azure's localised exports write them. */
const TIMES: Readonly<Record<string, string>> = {
  Hour: '小时|小時|時間|시간|\\b(stunden?|heures?|horas?|or[ae]|uur|uren|godzin[ay]?|timm(e|ar)|saat)\\b',
  Month:
    '个月|個月|か月|ヶ月|月|개월|월|\\b(monate?|mois|mes|meses|mês|mes[ei]|maand|miesiąc|månad|ay)(\\b|$)',
  Day: '天|日|일|\\b(tage?|jours?|d[ií]as?|giorn[oi]|dag|dagen|dni|dzień|gün)(\\b|$)',
}

/**
 * The unit as the bill says it, its words for hour, month and day in English (`1 GB/月` → `1 GB/Month`): Azure translates units into
 * the language of who exports, and one meter must be one kind.
 */
export function englishUnit(column: SourceColumn | undefined): string {
  if (column === undefined) return "''"
  const unit = cell(column)
  const translated = Object.entries(TIMES).reduce(
    (text, [english, words]) =>
      `regexp_replace(${text}, ${quoteLiteral(`(?i)(${words})`)}, '${english}', 'g')`,
    unit,
  )
  return orEmpty(
    `CASE WHEN regexp_matches(${unit}, ${quoteLiteral(PLAIN)}) THEN ${unit} ELSE ${translated} END`,
  )
}

/** Most units are English: they need no translation. */
const PLAIN = '^[0-9.,]*[KMB]?$|(?i)hour|month|day|hrs'
