/** The look of everything that opens over the page. */
export const POPUP =
  'z-50 max-h-[min(36rem,var(--available-height))] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-sm shadow-[0_8px_30px_rgb(0_0_0/0.14)] outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0'

/** A quiet button of the top bar. */
export const BAR_BUTTON =
  'inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-[0.8125rem] text-ink hover:border-strong-line data-popup-open:border-strong-line'

/** One line of a menu. */
export const MENU_ITEM =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2.5 py-1 text-start text-[0.8125rem] outline-none select-none data-highlighted:bg-sunken hover:bg-sunken'

export const PRIMARY_BUTTON =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-md bg-accent px-4 text-sm font-medium text-on-accent hover:opacity-90 disabled:opacity-50'

export const SECONDARY_BUTTON =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-md border border-line bg-surface px-4 text-sm font-medium text-ink hover:border-strong-line disabled:opacity-50'

export const DANGER_BUTTON =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-md bg-danger px-4 text-sm font-medium text-on-accent hover:opacity-90 disabled:opacity-50'

/** A small button inside a table. */
export const ROW_BUTTON =
  'inline-flex min-h-7 items-center gap-1.5 rounded-md px-2 text-[0.8125rem] text-muted hover:bg-sunken hover:text-ink'

export const FIELD =
  'min-h-9 w-full rounded-md border border-strong-line bg-surface px-2.5 text-sm text-ink placeholder:text-muted'
