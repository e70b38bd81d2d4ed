import { THEME_COOKIE, type Theme } from '../_view/theme.ts'
import { remember } from './remember.ts'

/** Shows everything in a theme, now and next time. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  remember(THEME_COOKIE, theme)
}
