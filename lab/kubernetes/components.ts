import { type Component, type StartComponent, startComponent } from './component.ts';

/** Components that stop together, the last started first. */
export interface Components {
  readonly start: StartComponent;
  stop(): Promise<void>;
}

export function createComponents(logs: string): Components {
  const started: Component[] = [];
  return {
    start: (name, command) => {
      const component = startComponent(logs, name, command);
      started.push(component);
      return component;
    },
    stop: async () => {
      for (const component of started.splice(0).reverse()) await component.stop();
    },
  };
}
