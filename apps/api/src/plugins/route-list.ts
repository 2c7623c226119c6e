// Every route that was registered and who may enter, for the test that walks them all.
import type { Scope } from '@crosswalk/contracts'
import fp from 'fastify-plugin'

export interface RegisteredRoute {
  method: string
  url: string
  /** Undefined where a route was registered outside every scope: then it stands open. */
  scope: Scope | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    routeList: RegisteredRoute[]
  }
}

export const routeList = fp(
  async app => {
    const list: RegisteredRoute[] = []
    app.decorate('routeList', list)
    app.addHook('onRoute', function (route) {
      const scope = this.hasDecorator('scopeName') ? this.scopeName : undefined
      for (const method of [route.method].flat()) {
        list.push({ method, url: route.url, scope })
      }
    })
  },
  { name: 'route-list' },
)
