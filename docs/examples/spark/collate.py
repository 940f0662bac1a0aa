#!/usr/bin/env python3
"""Checks the cables of a list and judges them beside one another, with Spark.

    spark-submit collate.py --list cables.txt --secret secret --out out

The list has a path a line. What is found in each cable goes to out/check, as lines of JSON; the records of the cables
to out/records; what is found beside one another, and the table by post and year, to out/collate, as lines of CSV.

Each step is the same program, fed by lines and read by lines. A program that fails, a file that is gone and a worker
that dies end the job: nothing that looks whole is short. So the check runs without a ceiling, whose findings end a
program with status 1 whatever --fail-on says; check against a ceiling in a run of its own.
"""

import argparse
import json
import os
import shlex

from pyspark.sql import SparkSession


def piped(lines, *command):
    """What a program makes of the lines of each partition. checkCode makes a program that fails end the job."""
    return lines.pipe(shlex.join(command), env=dict(os.environ), checkCode=True)


def key(line):
    """The key under which a record is joined: post, year and series; None without a number or a year."""
    return json.loads(line)["key"]


def main():
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--list", required=True, help="a file with a path a line")
    ask.add_argument("--secret", required=True, help="the file with the secret of the hashes, the same on all machines")
    ask.add_argument("--out", required=True, help="a folder that does not exist yet")
    ask.add_argument("--partitions", type=int, default=16, help="of the list, and of the records by key")
    ask.add_argument("--cablelint", default="cablelint", help="the program")
    a = ask.parse_args()

    spark = SparkSession.builder.appName("cablelint").getOrCreate()
    # Hadoop cuts files by size; a list is short, and each of its lines much work.
    paths = spark.sparkContext.textFile(a.list).repartition(a.partitions)

    listed = ["--fail-on", "never", "--files-from", "-"]
    piped(paths, a.cablelint, "check", "--format", "jsonl", *listed).saveAsTextFile(a.out + "/check")

    records = piped(paths, a.cablelint, "collate", "--secret", a.secret, "--export", "-", *listed)
    records.saveAsTextFile(a.out + "/records")

    # Saved ones are read again, so that no cable is read twice.
    records = spark.sparkContext.textFile(a.out + "/records")
    by_key = records.map(lambda line: (key(line), line)).partitionBy(a.partitions).values()
    found = piped(by_key, a.cablelint, "collate", "--fail-on", "never", "--format", "csv", "--import", "-")
    found.filter(lambda line: not line.startswith("table,")).saveAsTextFile(a.out + "/collate")
    spark.stop()


if __name__ == "__main__":
    main()
