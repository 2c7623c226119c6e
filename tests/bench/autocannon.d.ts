/** What the benchmark uses of a package that has no types of its own. */
declare module 'autocannon' {
  interface Options {
    url: string
    headers?: Record<string, string>
    connections: number
    /** Seconds. */
    duration: number
  }
  interface Result {
    requests: { average: number }
    errors: number
    non2xx: number
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it.
  export default function autocannon(options: Options): Promise<Result>
}
