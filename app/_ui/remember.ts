const YEAR_MILLISECONDS = 31_536_000_000

/** Keeps a choice in this browser for a year, where the server sees it; not where the address is no secure one. */
export function remember(cookie: string, value: string): void {
  void globalThis.cookieStore?.set({
    name: cookie,
    value,
    expires: Date.now() + YEAR_MILLISECONDS,
    sameSite: 'lax',
  })
}
