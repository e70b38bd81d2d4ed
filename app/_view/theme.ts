export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that keeps the chosen theme, so that the server's first answer already has it. */
export const THEME_COOKIE = 'theme'

/** The theme a cookie names. @example themeFrom('purple') // 'auto' */
export const themeFrom = (text: string | undefined): Theme => THEMES.find((theme) => theme === text) ?? 'auto'
