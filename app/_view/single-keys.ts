/** The cookie that says that keys of a single letter do nothing in this browser. */
export const SINGLE_KEYS_COOKIE = 'single-keys'

/** Whether keys of a single letter do something, as the cookie says it; they do, where it says nothing. */
export const singleKeysFrom = (text: string | undefined): boolean => text !== 'off'
