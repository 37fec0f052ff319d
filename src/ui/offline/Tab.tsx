import {
  Suspense,
  useState,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
  lazy,
} from "react";
import { useTranslation } from "react-i18next";
import { loadAgain } from "./loadAgain.ts";
import { TabBoundary } from "./TabBoundary.tsx";

/** A tab whose code comes when it is first shown. */
export interface LazyTab {
  /** For the time when the page has nothing else to do. */
  readonly preload: () => Promise<unknown>;
  /** The component as it was last loaded, or is being loaded. */
  current: LazyExoticComponent<ComponentType>;
  /** Loads it anew, after it failed with `error`. */
  readonly again: (error: unknown) => LazyExoticComponent<ComponentType>;
}

/** @param name of the component, which the module exports */
export function lazyTab<N extends string>(
  name: N,
  load: () => Promise<Readonly<Record<N, ComponentType>>>,
): LazyTab {
  let attempt = 0;
  const made = (loading: () => ReturnType<typeof load>) =>
    lazy(async () => ({ default: (await loading())[name] }));
  const tab: LazyTab = {
    preload: load,
    current: made(load),
    again(error) {
      attempt += 1;
      const which = attempt;
      tab.current = made(() => loadAgain(load, error, which));
      return tab.current;
    },
  };
  return tab;
}

interface TabProps {
  readonly tab: LazyTab;
  /** While its code comes; absent: words. */
  readonly fallback?: ReactNode;
}

/** A tab, and what is said in its place where its code does not come. */
export function Tab({ tab, fallback }: TabProps) {
  const { t } = useTranslation();
  const [Shown, setShown] = useState(() => tab.current);
  return (
    <TabBoundary onAgain={(error) => setShown(() => tab.again(error))}>
      <Suspense fallback={fallback ?? t("common.loading")}>
        <Shown />
      </Suspense>
    </TabBoundary>
  );
}

/** A part of the page that is there from the beginning, with a boundary of its own. */
export function Bounded({ children }: { readonly children: ReactNode }) {
  return <TabBoundary onAgain={() => undefined}>{children}</TabBoundary>;
}
