const FORMULA = /^(?:[\s\p{Cc}]*[=+\-@＝＋－＠]|[\t\r])/u

/**
 * Text that a spreadsheet will show and not run: a leading `'` before anything it may take for a formula,
 * leading blanks and full-width signs included. For text cells only: numbers stay numbers.
 *
 * Source: OWASP ASVS 1.2.10, https://owasp.org/www-community/attacks/CSV_Injection
 */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
