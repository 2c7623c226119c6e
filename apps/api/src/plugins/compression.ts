// https://github.com/fastify/fastify-compress
import compress from '@fastify/compress'
import fp from 'fastify-plugin'

export const compression = fp(
  async app => {
    await app.register(compress, {
      // Event streams are left alone by the plugin itself: text/event-stream is not on its list.
      encodings: ['br', 'gzip'],
      threshold: 1_024,
      // A bomb in a compressed body is not worth the bytes it would save.
      globalDecompression: false,
    })
  },
  { name: 'compression' },
)
