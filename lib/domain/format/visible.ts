/** Control and format characters (which may hide text or change its direction) and odd line breaks. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Text of a bill with everything invisible shown as an escape, so that it cannot pretend to be something else. */
export const visible = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
