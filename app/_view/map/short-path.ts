/** Steps per map unit: what a path's numbers count, so that they can be short whole numbers. */
export const PATH_STEPS = 10

/** What d3-geo draws on: writes an SVG path of relative whole numbers, less than half as long as one of coordinates. */
export class ShortPath {
  #text = ''
  #x = 0
  #y = 0
  #start = { x: 0, y: 0 }
  #command = ''

  /** Draws nothing: points are no part of outlines. */
  arc(): void {}

  beginPath(): void {
    this.#text = ''
  }

  moveTo(x: number, y: number): void {
    this.#step('m', x, y)
    this.#start = { x: this.#x, y: this.#y }
  }

  lineTo(x: number, y: number): void {
    this.#step('l', x, y)
  }

  closePath(): void {
    this.#text += 'z'
    this.#command = 'z'
    this.#x = this.#start.x
    this.#y = this.#start.y
  }

  toString(): string {
    return this.#text
  }

  #step(command: 'm' | 'l', x: number, y: number): void {
    const right = Math.round(x * PATH_STEPS) - this.#x
    const down = Math.round(y * PATH_STEPS) - this.#y
    if (command === 'l' && right === 0 && down === 0) return
    const separator = this.#command === command && command === 'l' && right >= 0 ? ' ' : ''
    this.#text += `${this.#command === command && command === 'l' ? separator : command}${right}${down < 0 ? '' : ' '}${down}`
    this.#command = command
    this.#x += right
    this.#y += down
  }
}
