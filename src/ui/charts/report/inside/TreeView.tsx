import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { formatNumber } from "../../words/numberFormat.ts";
import { percentText } from "../../words/trialWords.ts";
import { ClassShares } from "./classShares.tsx";
import { sideWords } from "./splitWords.ts";
import { leadingClass, pathTo, type NodeValue, type TreeNode, type TreeSpec } from "./treeSpec.ts";
import styles from "./inside.module.css";

/** Levels that are drawn at once; narrow pages show fewer. */
const LEVELS = 4;

interface TreeViewProps {
  readonly spec: TreeSpec;
  readonly classes: readonly string[];
  /** The node at the top. */
  readonly top: number;
  readonly onTop: (node: number) => void;
}

/** A few levels of a tree from one of its nodes down: each node is a button that puts it at the top. The way from the root is above. */
export function TreeView({ spec, classes, top, onTop }: TreeViewProps) {
  const { t } = useTranslation();
  const path = pathTo(spec, top);
  const current = useRef<HTMLSpanElement>(null);
  const moved = useRef(false);
  const move = (node: number): void => {
    moved.current = true;
    onTop(node);
  };
  // The button that was pressed is gone: the focus goes on to where the tree now begins.
  useEffect(() => {
    if (moved.current) current.current?.focus();
    moved.current = false;
  });
  return (
    <>
      <nav className={styles.path} aria-label={t("inside.tree.path")}>
        {path.map((each, i) => {
          const text = pathWords(t, spec, each);
          return i === path.length - 1 ? (
            <span key={each.node} ref={current} tabIndex={-1} aria-current="true">
              {text}
            </span>
          ) : (
            <button key={each.node} type="button" onClick={() => move(each.node)}>
              {text}
            </button>
          );
        })}
      </nav>
      <div className={styles.tree}>
        <Subtree spec={spec} classes={classes} node={path.at(-1)!} level={1} onTop={move} />
      </div>
    </>
  );
}

interface SubtreeProps {
  readonly spec: TreeSpec;
  readonly classes: readonly string[];
  readonly node: TreeNode;
  /** 1: at the top. */
  readonly level: number;
  readonly onTop: (node: number) => void;
}

function Subtree({ spec, classes, node, level, onTop }: SubtreeProps) {
  const { t } = useTranslation();
  const { children } = node;
  const Item = level > 1 ? "li" : "div";
  return (
    <Item className={styles.subtree} data-level={level}>
      {level > 1 && <p className={styles.side}>{sideOf(t, spec, node)}</p>}
      <NodeBox node={node} classes={classes} onTop={level === 1 ? null : onTop} />
      {children !== null && level < LEVELS && (
        <ul className={styles.children} data-level={level + 1}>
          {children.map((child) => (
            <Subtree
              key={child}
              spec={spec}
              classes={classes}
              node={spec.nodes[child]!}
              level={level + 1}
              onTop={onTop}
            />
          ))}
        </ul>
      )}
    </Item>
  );
}

interface NodeBoxProps {
  readonly node: TreeNode;
  readonly classes: readonly string[];
  /** null: it is at the top. */
  readonly onTop: ((node: number) => void) | null;
}

function NodeBox({ node, classes, onTop }: NodeBoxProps) {
  const { t } = useTranslation();
  const { split, rows, value } = node;
  const content = (
    <>
      <span className={styles.nodeTitle}>
        {split === null ? valueText(t, value, classes) : sideWords(t, split, true)}
      </span>
      <span className={styles.nodeFacts}>
        {joinFacts([
          t("inside.tree.rows", { count: rows }),
          ...(split === null
            ? []
            : [valueText(t, value, classes), t("inside.tree.gain", { share: percentText(split.gain) })]),
        ])}
      </span>
      {value.kind === "shares" && <ClassShares classes={classes} shares={value.shares} />}
    </>
  );
  if (split === null || onTop === null)
    return (
      <div className={styles.node} data-leaf={split === null || undefined}>
        {content}
      </div>
    );
  return (
    <button type="button" className={styles.node} onClick={() => onTop(node.node)}>
      {content}
      <IconChevronDown className={styles.nodeMore} size={12} aria-hidden />
    </button>
  );
}

function joinFacts(facts: readonly string[]): string {
  return facts.join(" · ");
}

/** Smaller steps, in log-odds or standard deviations, are what rounding leaves of 0: the mean of a root's errors. */
const ROUNDING = 1e-6;

/** "versicolor 91%", "152.3", "+0.12". */
export function valueText(t: TFunction, value: NodeValue, classes: readonly string[]): string {
  const leading = leadingClass(value);
  if (leading !== null)
    return t("inside.tree.leading", {
      name: classes[leading.index] ?? "",
      share: percentText(leading.share),
    });
  if (value.kind === "value") return formatNumber(value.value);
  const { step } = value as Extract<NodeValue, { kind: "step" }>;
  if (Math.abs(step) < ROUNDING) return "0";
  return `${step > 0 ? "+" : ""}${formatNumber(step, 3)}`;
}

/** What brings rows to a node from its parent; null for the root. */
export function sideOf(t: TFunction, { nodes }: TreeSpec, { parent, isLeft }: TreeNode): string | null {
  const split = parent === null ? null : nodes[parent]!.split;
  return split === null ? null : sideWords(t, split, isLeft);
}

function pathWords(t: TFunction, spec: TreeSpec, node: TreeNode): string {
  return sideOf(t, spec, node) ?? t("inside.tree.allRows");
}
