/**
 * Queries that each need one feature of SPARQL at the size of the graph, as those of Sparqloscope
 * do: text, numbers, dates, groups, order, slices, paths, optional and excluded parts, joins.
 */
import { benchQueries, thing, type BenchQuery } from './queries.js';

export const FEATURE_QUERIES: readonly BenchQuery[] = benchQueries({
  f01_strlen: 'SELECT (SUM(STRLEN(?a)) AS ?sum) { ?n v:abstract ?a }',
  f02_strstarts: 'SELECT (COUNT(?n) AS ?c) { ?n v:title ?t FILTER(STRSTARTS(?t, "border")) }',
  f03_strends: 'SELECT (COUNT(?n) AS ?c) { ?n v:abstract ?a FILTER(STRENDS(?a, "strategy")) }',
  f04_contains: `SELECT (COUNT(?n) AS ?c) {
    ?n v:abstract ?a FILTER(CONTAINS(?a, "gender equality"))
  }`,
  f05_regex: 'SELECT (COUNT(?n) AS ?c) { ?n v:abstract ?a FILTER(REGEX(?a, "pol[a-z]+ reform")) }',
  f06_lcase: `SELECT (COUNT(?e) AS ?c) {
    ?e a v:Event ; rdfs:label ?l FILTER(CONTAINS(LCASE(?l), "visit climate"))
  }`,
  f07_substr: `SELECT ?start (COUNT(*) AS ?c) {
    ?n v:abstract ?a BIND(SUBSTR(?a, 1, 4) AS ?start)
  } GROUP BY ?start`,
  f08_strbefore: `SELECT ?word (COUNT(*) AS ?c) {
    ?n v:title ?t BIND(UCASE(STRBEFORE(?t, " ")) AS ?word)
  } GROUP BY ?word`,
  f09_text_bounds: 'SELECT (MIN(?t) AS ?first) (MAX(?t) AS ?last) { ?n v:title ?t }',

  f10_arithmetic: `SELECT (SUM(ABS(?n - 100) * 2) AS ?sum) { ?e v:participants ?n }`,
  f11_rounding: `SELECT (SUM(CEIL(?w / 7)) AS ?up) (SUM(FLOOR(?w / 7)) AS ?down)
    (SUM(ROUND(?w / 7)) AS ?near) { ?q v:words ?w }`,
  f12_numbers: 'SELECT (COUNT(?q) AS ?c) { ?q v:words ?w FILTER(?w >= 20 && ?w < 40) }',
  f13_months: `SELECT ?y ?m (COUNT(*) AS ?c) {
    ?n v:issued ?d BIND(YEAR(?d) AS ?y) BIND(MONTH(?d) AS ?m)
  } GROUP BY ?y ?m`,
  f14_days: `SELECT (COUNT(?e) AS ?c) {
    ?e v:start ?d FILTER(?d >= "2010-03-01"^^xsd:date && ?d < "2015-09-01"^^xsd:date)
  }`,

  f15_many_groups: 'SELECT ?p (COUNT(?q) AS ?c) { ?q v:speaker ?p } GROUP BY ?p',
  f16_group_each: `SELECT (COUNT(*) AS ?c) (MAX(?n) AS ?most) {
    { SELECT ?e (COUNT(?o) AS ?n) { ?e v:organizer ?o } GROUP BY ?e }
  }`,
  f17_aggregates: `SELECT ?p (SUM(?w) AS ?all) (MIN(?w) AS ?least) (MAX(?w) AS ?most) {
    ?q v:speaker ?p ; v:words ?w
  } GROUP BY ?p`,
  f18_having: `SELECT ?d (COUNT(?n) AS ?c) { ?n v:issued ?d } GROUP BY ?d HAVING(COUNT(?n) > 1)`,

  f19_order_all: 'SELECT ?n ?t { ?n a v:NewsItem ; v:title ?t } ORDER BY ?t ?n',
  f20_order_offset: `SELECT ?q ?w {
    ?q v:words ?w
  } ORDER BY DESC(?w) ?q LIMIT 20 OFFSET 500`,
  f21_limit_offset: `SELECT (COUNT(*) AS ?c) {
    { SELECT ?n ?t { ?n v:theme ?t } LIMIT 20000 OFFSET 1000 }
  }`,
  f22_distinct: 'SELECT DISTINCT ?p { ?e a v:Event ; ?p ?o }',
  f23_distinct_pairs: `SELECT (COUNT(*) AS ?c) {
    { SELECT DISTINCT ?o ?s { ?e v:organizer ?o ; v:fundedBy ?s } }
  }`,
  f24_count_distinct: 'SELECT (COUNT(DISTINCT ?a) AS ?c) { ?n v:abstract ?a }',

  f25_transitive: 'SELECT (COUNT(*) AS ?c) { ?x v:within+ ?y }',
  f26_path_groups: `SELECT ?s (COUNT(?e) AS ?c) {
    ?e v:place/v:within* ?s . ?s a v:State
  } GROUP BY ?s`,
  f27_path_from_each: 'SELECT (COUNT(*) AS ?c) { ?n v:issued ?d ; (v:about|v:place|v:within)+ ?x }',

  f28_optional: `SELECT (COUNT(?e) AS ?c) (COUNT(?t) AS ?titles) {
    ?e a v:Event OPTIONAL { ?e v:project ?p . ?p v:title ?t }
  }`,
  f29_optional_rows: `SELECT ?e ?p ?b {
    ?e v:organizer ${thing('mission/2')}
    OPTIONAL { ?e v:project ?p } OPTIONAL { ?e v:partner ?b }
  }`,
  f30_minus: 'SELECT (COUNT(?e) AS ?c) { ?e a v:Event MINUS { ?e v:project ?p } }',
  f31_exists: `SELECT (COUNT(?e) AS ?c) {
    ?e a v:Event FILTER EXISTS { ?e v:quotation/v:speaker ?p }
  }`,
  f32_union: `SELECT (COUNT(*) AS ?c) (COUNT(DISTINCT ?b) AS ?bodies) {
    { ?e v:organizer ?b } UNION { ?e v:partner ?b }
  }`,

  f33_join_star: `SELECT (COUNT(*) AS ?c) {
    ?e v:organizer ?o ; v:fundedBy ?s ; v:quotation ?q ; v:partner ?p
  }`,
  f34_join_chain: `SELECT (COUNT(*) AS ?c) {
    ?n v:theme ?t ; v:about ?e . ?e v:organizer ?b . ?b v:ofState ?s
  }`,
  f35_join_same_day: `SELECT (COUNT(*) AS ?c) { ?n v:issued ?d . ?e v:end ?d ; v:organizer ?o }`,
});
