"""Links a table of `write-world.ts` with Splink 5 on DuckDB, set up as its documentation advises for people, and prints a line of JSON.

    python splink_peer.py world.csv
"""

import json
import logging
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)
# The best of them, as the truth tells, is what it is measured by.
THRESHOLDS = [0.95, 0.99, 0.999, 0.9999, 0.99999]

began = time.monotonic()
connection = duckdb.connect()
connection.execute(
    """
    create table people as select
      id as unique_id, person,
      nullif(lower(coalesce(given_name, split_part(name, ' ', 1))), '') as first_name,
      nullif(lower(coalesce(family_name, split_part(name, ' ', -1))), '') as surname,
      birth_date as dob, lower(email) as email, right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) as phone,
      lower(street) as street, postal_code, lower(city) as city
    from read_csv(?, all_varchar = true)
    """,
    [sys.argv[1]],
)
api = DuckDBAPI(connection)
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.EmailComparison("email"),
        cl.LevenshteinAtThresholds("phone", 1),
        cl.LevenshteinAtThresholds("street", 2),
        cl.ExactMatch("postal_code").configure(term_frequency_adjustments=True),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("email"),
        block_on("phone"),
        block_on("surname", "dob"),
        block_on("first_name", "dob"),
        block_on("first_name", "surname", "city"),
        block_on("surname", "street"),
    ],
)
linker = Linker(api.register("people"), settings)
linker.training.estimate_probability_two_random_records_match(
    [block_on("email"), block_on("first_name", "surname", "dob")], recall=0.7
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in [block_on("email"), block_on("first_name", "surname"), block_on("dob")]:
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
predictions = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])


def cluster(threshold):
    return linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=threshold
    )


def measure(clusters):
    both, found, meant = connection.execute(
        f"""
        with placed as (select unique_id, cluster_id, people.person from {clusters.physical_name} join people using (unique_id)),
          pairs as (select sum(n * (n - 1) / 2) as n from (select count(*) as n from placed group by cluster_id, person)),
          found as (select sum(n * (n - 1) / 2) as n from (select count(*) as n from placed group by cluster_id)),
          meant as (select sum(n * (n - 1) / 2) as n from (select count(*) as n from placed group by person))
        select pairs.n, found.n, meant.n from pairs, found, meant
        """
    ).fetchall()[0]
    precision, recall = both / found, both / meant
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


first = cluster(THRESHOLDS[0])
seconds = time.monotonic() - began
measured = [measure(first), *(measure(cluster(threshold)) for threshold in THRESHOLDS[1:])]
print(json.dumps({"seconds": seconds, **max(measured, key=lambda each: each["f1"])}))
