import {
  Suspense,
  use,
  useEffectEvent,
  useLayoutEffect,
  useState,
  type ComponentType,
  type ReactNode,
  Component,
} from "react";
import { useTranslation } from "react-i18next";
import { addLaterWords } from "../i18n/i18n.ts";
import { PartBroken, type BrokenPlace } from "./PartBroken.tsx";
import { loadAgain } from "./loadAgain.ts";

/** A part of the page whose code is loaded when it is first shown. */
export interface LazyPart<Props extends object> {
  /** Loads the code while the page is idle, so that the part is later shown without a pause. */
  readonly preload: () => Promise<unknown>;
  /** The component or its pending load. */
  current: ComponentType<Props>;
  /** Loads it again, after it failed with `error`. */
  readonly again: (error: unknown) => ComponentType<Props>;
}

/** @param name of the component, which the module exports */
export function lazyPart<Name extends string, Props extends object>(
  name: Name,
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
): LazyPart<Props> {
  let attempt = 0;
  const made = (loading: typeof load): ComponentType<Props> => {
    let coming: Promise<ComponentType<Props>> | null = null;
    const arrive = async () => (part.current = (await withWords(loading))[name]);
    // Typed, unlike React's `lazy`, for a component of any properties.
    return function Waiting(props) {
      const Arrived = use((coming ??= arrive()));
      return <Arrived {...props} />;
    };
  };
  const part: LazyPart<Props> = {
    async preload() {
      part.current = (await withWords(load))[name];
    },
    current: () => null,
    again(error) {
      attempt += 1;
      const which = attempt;
      part.current = made(() => loadAgain(load, error, which));
      return part.current;
    },
  };
  part.current = made(load);
  return part;
}

/** A part's texts are loaded with it. */
async function withWords<T>(load: () => Promise<T>): Promise<T> {
  const [module] = await Promise.all([load(), addLaterWords()]);
  return module;
}

interface PartProps<Props extends object> {
  readonly part: LazyPart<Props>;
  readonly props: Props;
  /** Placeholder until its code is loaded; of the same size if other content follows below. */
  readonly placeholder?: ReactNode;
  /** Called after it is rendered and before the browser paints it. */
  readonly onShown?: () => void;
  /** Where the reason stands if its code cannot be loaded; null: nowhere, because the page is complete without the part. */
  readonly broken?: BrokenPlace | null;
  /** Called when its code could not be loaded. */
  readonly onBroken?: () => void;
}

/** A part of the page, with a message in its place if its code cannot be loaded. */
export function Part<Props extends object>({
  part,
  props,
  placeholder,
  onShown,
  broken = "block",
  onBroken = () => undefined,
}: PartProps<Props>) {
  const { t } = useTranslation();
  const [Shown, setShown] = useState(() => part.current);
  return (
    <PartBoundary broken={broken} onBroken={onBroken} onAgain={(error) => setShown(() => part.again(error))}>
      <Suspense fallback={placeholder === undefined ? t("common.loading") : placeholder}>
        <Shown {...props} />
        {onShown !== undefined && <Arrival onArrival={onShown} />}
      </Suspense>
    </PartBoundary>
  );
}

function Arrival({ onArrival }: { readonly onArrival: () => void }) {
  const arrived = useEffectEvent(onArrival);
  useLayoutEffect(() => {
    // The result is dropped: React would take it for a clean-up.
    arrived();
  }, []);
  return null;
}

/** A part of the page's own code with an error boundary. */
export function Bounded({ children }: { readonly children: ReactNode }) {
  return (
    <PartBoundary broken="block" onBroken={() => undefined} onAgain={() => undefined}>
      {children}
    </PartBoundary>
  );
}

interface PartBoundaryProps {
  readonly children: ReactNode;
  readonly broken: BrokenPlace | null;
  readonly onBroken: () => void;
  /** Called before the children are shown again. */
  readonly onAgain: (error: unknown) => void;
}

/** Limits an error to its part: other parts and a running study continue. */
class PartBoundary extends Component<PartBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, broken } = this.props;
    if (error === null) return children;
    if (broken === null) return null;
    const again = (): void => {
      this.props.onAgain(error);
      this.setState({ error: null });
    };
    return <PartBroken place={broken} error={error} onAgain={again} />;
  }
}
